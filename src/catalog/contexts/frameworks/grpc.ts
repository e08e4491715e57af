/** gRPC: implementations of services. Facts: the documentation of @grpc/grpc-js. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { modules, within } from '../rows.ts';

export const grpc: readonly ContextTableShape[] = modules(['@grpc/grpc-js', 'grpc'], {
  framework: 'gRPC',
  callbacks: { 'Server#addService': within(1, ['*'], 'gRPC method'), 'new Server': within(0, ['interceptors'], 'gRPC interceptor') },
});
