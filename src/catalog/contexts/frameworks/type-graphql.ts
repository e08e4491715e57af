/** TypeGraphQL: decorated methods of resolvers, and middleware. Facts: its documentation. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { decorators, later, method, methods, within } from '../rows.ts';

export const typeGraphql: readonly ContextTableShape[] = [
  {
    module: 'type-graphql',
    framework: 'TypeGraphQL',
    decorated: decorators(['Query', 'Mutation', 'Subscription', 'FieldResolver'], 'GraphQL resolver'),
    callbacks: {
      UseMiddleware: later('every', 'TypeGraphQL middleware'),
      ...methods('', ['createMethodDecorator', 'createParamDecorator'], later('last', 'TypeGraphQL middleware')),
      ...methods(
        '',
        ['buildSchema', 'buildSchemaSync'],
        [within(0, ['globalMiddlewares'], 'TypeGraphQL middleware'), within(0, ['authChecker'], 'TypeGraphQL authorization')],
      ),
    },
    overrides: {
      AuthCheckerInterface: method('check', 'TypeGraphQL authorization'),
      MiddlewareInterface: method('use', 'TypeGraphQL middleware'),
    },
  },
];
