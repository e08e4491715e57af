/** graphql-js: functions within the definitions of types. Facts: its API reference of graphql/type. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { resolver } from '../graphql-servers.ts';
import { awaited, modules, within } from '../rows.ts';

const servers = [
  '',
  '/lib/use/http',
  '/lib/use/http2',
  '/lib/use/express',
  '/lib/use/koa',
  '/lib/use/fastify',
  '/lib/use/fetch',
  '/lib/use/node',
];
const execution = within(0, ['rootValue.*', 'fieldResolver', 'typeResolver'], resolver);

const fieldPaths = ['fields', 'fields.()'].flatMap(fields => [`${fields}.*.resolve`, `${fields}.*.subscribe`]);

export const graphqlJs: readonly ContextTableShape[] = [
  {
    module: 'graphql',
    framework: 'graphql-js',
    callbacks: {
      'new GraphQLObjectType': awaited(within(0, [...fieldPaths, 'isTypeOf'], resolver)),
      'new GraphQLInterfaceType': awaited(within(0, [...fieldPaths, 'resolveType'], resolver)),
      'new GraphQLUnionType': within(0, ['resolveType'], resolver),
      graphql: execution,
      execute: execution,
      subscribe: execution,
      'new GraphQLScalarType': within(0, ['serialize', 'parseValue', 'parseLiteral'], 'GraphQL scalar'),
    },
  },
  ...modules(
    servers.map(path => `graphql-http${path}`),
    {
      callbacks: {
        createHandler: [
          within(0, ['rootValue.*'], resolver),
          within(0, ['context', 'onSubscribe', 'onOperation', 'formatError'], 'GraphQL server hook'),
        ],
      },
    },
  ),
  { module: 'express-graphql', callbacks: { graphqlHTTP: within(0, ['rootValue.*', '().rootValue.*'], resolver) } },
];
