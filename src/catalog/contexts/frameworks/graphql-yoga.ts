/** GraphQL Yoga: resolvers, and what makes the context of a request. Facts: its documentation. */
import type { ContextTableShape } from '../../model.ts';
import { context, resolvers } from '../graphql-servers.ts';

export const graphqlYoga: readonly ContextTableShape[] = [
  {
    module: 'graphql-yoga',
    framework: 'GraphQL Yoga',
    callbacks: { createSchema: resolvers, createYoga: context(0) },
  },
];
