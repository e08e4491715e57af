/** GraphQL Yoga: resolvers, and what makes the context of a request. Facts: its documentation. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { context, resolvers } from '../graphql-servers.ts';
import { within } from '../rows.ts';

const hooks = [
  'onRequest',
  'onRequestParse',
  'onParams',
  'onParse',
  'onValidate',
  'onContextBuilding',
  'onExecute',
  'onSubscribe',
  'onExecutionResult',
  'onResultProcess',
  'onResponse',
];

export const graphqlYoga: readonly ContextTableShape[] = [
  {
    module: 'graphql-yoga',
    framework: 'GraphQL Yoga',
    callbacks: {
      createSchema: resolvers,
      createYoga: [
        context(0),
        within(
          0,
          hooks.map(name => `plugins.*.${name}`),
          'GraphQL Yoga plugin',
        ),
      ],
    },
  },
];
