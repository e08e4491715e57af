/**
 * GraphQL servers: resolvers, and what makes the context of a request. Facts: the documentation of graphql-js, Apollo
 * Server, GraphQL Tools, Yoga, graphql-ws and DataLoader.
 */
import type { ContextTableShape } from '../model.ts';
import { later, modules, within } from './rows.ts';

const resolver = 'GraphQL resolver';
const resolvers = within(0, ['resolvers.*.*', 'resolvers.*.*.*', 'resolvers.*.*.resolve', 'resolvers.*.*.subscribe'], resolver);
const context = (argument: number) => within(argument, ['context'], 'GraphQL context function');
const fieldPaths = ['fields', 'fields.()'].flatMap(fields => [`${fields}.*.resolve`, `${fields}.*.subscribe`]);

export const graphqlJs: ContextTableShape = {
  module: 'graphql',
  framework: 'graphql-js',
  callbacks: {
    'new GraphQLObjectType': within(0, [...fieldPaths, 'isTypeOf'], resolver),
    'new GraphQLInterfaceType': within(0, [...fieldPaths, 'resolveType'], resolver),
    'new GraphQLUnionType': within(0, ['resolveType'], resolver),
    'new GraphQLScalarType': within(0, ['serialize', 'parseValue', 'parseLiteral'], 'GraphQL scalar'),
  },
};

const plugin = ['requestDidStart', 'requestDidStart.().*'];

export const apollo: readonly ContextTableShape[] = [
  ...modules(['@apollo/server', 'apollo-server', 'apollo-server-express', 'apollo-server-koa', 'apollo-server-fastify'], {
    framework: 'Apollo Server',
    callbacks: {
      'new ApolloServer': [resolvers, context(0), within(0, ['formatError', ...plugin.map(path => `plugins.*.${path}`)], 'Apollo Server plugin')],
    },
  }),
  { module: '@apollo/server/standalone', callbacks: { startStandaloneServer: context(1) } },
  ...modules(['@apollo/server/express4', '@as-integrations/express5', '@as-integrations/koa'], {
    callbacks: { expressMiddleware: context(1), koaMiddleware: context(1) },
  }),
];

export const graphqlTools: readonly ContextTableShape[] = modules(['@graphql-tools/schema', 'graphql-tools'], {
  framework: 'GraphQL Tools',
  callbacks: { makeExecutableSchema: resolvers },
});

export const yoga: ContextTableShape = {
  module: 'graphql-yoga',
  framework: 'GraphQL Yoga',
  callbacks: { createSchema: resolvers, createYoga: context(0) },
};

export const graphqlWs: readonly ContextTableShape[] = modules(['graphql-ws', 'graphql-ws/use/ws', 'graphql-ws/lib/use/ws'], {
  framework: 'graphql-ws',
  callbacks: {
    useServer: within(0, ['onConnect', 'onDisconnect', 'onSubscribe', 'onOperation', 'onNext', 'onError', 'onComplete', 'context'], 'graphql-ws hook'),
  },
});

export const dataloader: ContextTableShape = {
  module: 'dataloader',
  framework: 'DataLoader',
  callbacks: { 'new ': later(0, 'DataLoader batch function') },
};
