/**
 * Apollo Server: resolvers, plugins, and what makes the context of a request. Facts: its documentation, of version 3
 * too.
 */
import type { ContextTableShape } from '../../model.ts';
import { context, resolvers } from '../graphql-servers.ts';
import { modules, within } from '../rows.ts';

const plugin = ['requestDidStart', 'requestDidStart.().*'];

export const apolloServer: readonly ContextTableShape[] = [
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
