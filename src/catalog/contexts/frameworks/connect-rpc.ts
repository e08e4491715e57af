/** Connect: implementations of services. Facts: the documentation of @connectrpc/connect. */
import type { ContextTableShape } from '../../model.ts';
import { chained, later, within } from '../rows.ts';

export const connectRpc: readonly ContextTableShape[] = [
  {
    module: '@connectrpc/connect',
    framework: 'Connect RPC',
    callbacks: {
      'ConnectRouter#service': within(1, ['*'], 'Connect RPC method'),
      'ConnectRouter#rpc': later('last', 'Connect RPC method'),
    },
    same: chained('ConnectRouter#', ['service', 'rpc']),
  },
];
