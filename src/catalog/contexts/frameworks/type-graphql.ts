/** TypeGraphQL: decorated methods of resolvers, and middleware. Facts: its documentation. */
import type { ContextTableShape } from '../../model.ts';
import { decorators, method } from '../rows.ts';

export const typeGraphql: readonly ContextTableShape[] = [
  {
    module: 'type-graphql',
    framework: 'TypeGraphQL',
    decorated: decorators(['Query', 'Mutation', 'Subscription', 'FieldResolver'], 'GraphQL resolver'),
    overrides: { MiddlewareInterface: method('use', 'TypeGraphQL middleware') },
  },
];
