/** gRPC and Connect: implementations of services. Facts: the documentation of @grpc/grpc-js and @connectrpc/connect. */
import type { ContextTableShape } from '../model.ts';
import { chained, later, modules, within } from './rows.ts';

export const grpc: readonly ContextTableShape[] = modules(['@grpc/grpc-js', 'grpc'], {
  framework: 'gRPC',
  callbacks: { 'Server#addService': within(1, ['*'], 'gRPC method') },
});

export const connectRpc: ContextTableShape = {
  module: '@connectrpc/connect',
  framework: 'Connect RPC',
  callbacks: {
    'ConnectRouter#service': within(1, ['*'], 'Connect RPC method'),
    'ConnectRouter#rpc': later('last', 'Connect RPC method'),
  },
  same: chained('ConnectRouter#', ['service', 'rpc']),
};
