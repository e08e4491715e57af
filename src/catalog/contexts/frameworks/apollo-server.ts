/**
 * Apollo Server: resolvers, plugins, and what makes the context of a request. Facts: its documentation, of version 3
 * too.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { context, resolver, resolvers } from '../graphql-servers.ts';
import { early, modules, within } from '../rows.ts';

const plugin = ['requestDidStart', 'requestDidStart.().*'].map(path => `plugins.*.${path}`);
/** Plugins may be functions that make one. */
const plugins = [...plugin, ...plugin.map(path => path.replace('*', '*.()'))];
const subgraphResolvers = ['resolvers', '*.resolvers'].flatMap(map => [`${map}.*.*`, `${map}.*.*.resolve`, `${map}.*.*.subscribe`]);
const handler = within(1, ['context'], 'GraphQL context function');

export const apolloServer: readonly ContextTableShape[] = [
  ...modules(['@apollo/server', 'apollo-server', 'apollo-server-express', 'apollo-server-koa', 'apollo-server-fastify'], {
    framework: 'Apollo Server',
    callbacks: {
      'new ApolloServer': [
        resolvers,
        context(0),
        within(0, ['formatError', ...plugins], 'Apollo Server plugin'),
        early(
          { argument: 0, properties: ['plugins.*.serverWillStart', 'plugins.*.().serverWillStart'] },
          'Apollo Server plugin at startup',
        ),
      ],
    },
  }),
  { module: '@apollo/server/standalone', callbacks: { startStandaloneServer: handler } },
  ...modules(['@apollo/server/express4', '@as-integrations/express4', '@as-integrations/express5'], {
    callbacks: { expressMiddleware: handler },
  }),
  { module: '@as-integrations/koa', callbacks: { koaMiddleware: handler } },
  { module: '@as-integrations/fastify', callbacks: { fastifyApolloHandler: handler } },
  { module: '@as-integrations/next', callbacks: { startServerAndCreateNextHandler: handler } },
  {
    module: '@as-integrations/aws-lambda',
    callbacks: { startServerAndCreateLambdaHandler: within(2, ['context'], 'GraphQL context function') },
  },
  { module: '@apollo/subgraph', callbacks: { buildSubgraphSchema: within(0, subgraphResolvers, resolver) } },
];
