/** ws: listeners of servers and of sockets. Facts: its API documentation. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, listenerMethods, methods, within } from '../rows.ts';

const wsListener = later(1, 'WebSocket listener');
const wsServer = 'WebSocketServer#';

export const ws: readonly ContextTableShape[] = [
  {
    module: 'ws',
    framework: 'ws',
    callbacks: {
      'new WebSocketServer': within(0, ['verifyClient', 'handleProtocols'], 'WebSocket handler'),
      ...methods(wsServer, listenerMethods, { ...wsListener, passes: { 0: '#' } }),
      ...methods('#', [...listenerMethods, 'addEventListener'], wsListener),
      ...methods('WebSocket#', [...listenerMethods, 'addEventListener'], wsListener),
      [`${wsServer}handleUpgrade`]: { ...later(3, 'WebSocket handler'), passes: { 0: '#' } },
    },
    same: { Server: 'WebSocketServer', WebSocket: '' },
  },
];
