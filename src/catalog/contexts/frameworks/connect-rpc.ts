/** Connect: implementations of services, as objects or classes. Facts: the documentation of @connectrpc/connect and of its servers. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, early, later, within } from '../rows.ts';

const router = '@connectrpc/connect';
const routes = {
  ...early({ argument: 0, properties: ['routes'] }, 'Connect RPC routes'),
  passes: { 0: { module: router, path: 'ConnectRouter#' } },
};

export const connectRpc: readonly ContextTableShape[] = [
  {
    module: router,
    framework: 'Connect RPC',
    callbacks: {
      'ConnectRouter#service': within(1, ['*'], 'Connect RPC method'),
      'ConnectRouter#rpc': later('last', 'Connect RPC method'),
    },
    same: chained('ConnectRouter#', ['service', 'rpc']),
  },
  { module: '@connectrpc/connect-node', callbacks: { connectNodeAdapter: routes } },
  { module: '@connectrpc/connect-express', callbacks: { expressConnectMiddleware: routes } },
];
