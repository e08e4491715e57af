/** Socket.IO: listeners and middleware of servers, namespaces and sockets. Facts: its server API. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, later, listenerMethods, methods, within } from '../rows.ts';

const socketIoListener = later(1, 'Socket.IO listener');
const connection = { ...socketIoListener, passes: { 0: 'Socket#' } };

export const socketIo: readonly ContextTableShape[] = [
  {
    module: 'socket.io',
    framework: 'Socket.IO',
    callbacks: {
      ...methods('Server#', listenerMethods, connection),
      ...methods('Namespace#', listenerMethods, connection),
      ...methods('Socket#', listenerMethods, socketIoListener),
      ...methods('Socket#', ['onAny', 'prependAny', 'onAnyOutgoing'], later(0, 'Socket.IO listener')),
      ...methods('', ['Server#use', 'Namespace#use'], { ...later(0, 'Socket.IO middleware'), passes: { 0: 'Socket#' } }),
      'Socket#use': later(0, 'Socket.IO middleware'),
      'Server#of': later(0, 'Socket.IO middleware'),
      'Server#engine.use': later(0, 'Socket.IO middleware'),
      'new Server': within('last', ['allowRequest'], 'Socket.IO middleware'),
      'Socket#emit': later('last', 'Socket.IO acknowledgement'),
    },
    same: {
      '()': 'Server#',
      'Server()': 'Server#',
      'Server#of()': 'Namespace#',
      'Server#sockets': 'Namespace#',
      ...chained('Server#', listenerMethods),
      ...chained('Namespace#', listenerMethods),
      ...chained('Socket#', listenerMethods),
    },
  },
];
