/** Socket servers: Socket.IO, ws, uWebSockets.js. Facts: their documentation of events and of options. */
import type { ContextTableShape } from '../model.ts';
import { chained, later, methods, within } from './rows.ts';

const listening = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'];

const socketIoListener = later(1, 'Socket.IO listener');
const connection = { ...socketIoListener, gives: { 0: 'Socket#' } };

export const socketIo: ContextTableShape = {
  module: 'socket.io',
  framework: 'Socket.IO',
  callbacks: {
    ...methods('Server#', listening, connection),
    ...methods('Namespace#', listening, connection),
    ...methods('Socket#', listening, socketIoListener),
    ...methods('Socket#', ['onAny', 'prependAny', 'onAnyOutgoing'], later(0, 'Socket.IO listener')),
    ...methods('', ['Server#use', 'Namespace#use'], { ...later(0, 'Socket.IO middleware'), gives: { 0: 'Socket#' } }),
    'Socket#use': later(0, 'Socket.IO middleware'),
  },
  same: {
    '()': 'Server#',
    'Server()': 'Server#',
    'Server#of()': 'Namespace#',
    'Server#sockets': 'Namespace#',
    ...chained('Server#', listening),
    ...chained('Namespace#', listening),
    ...chained('Socket#', listening),
  },
};

const wsListener = later(1, 'WebSocket listener');
const wsServer = 'WebSocketServer#';

export const ws: ContextTableShape = {
  module: 'ws',
  framework: 'ws',
  callbacks: {
    'new WebSocketServer': within(0, ['verifyClient', 'handleProtocols'], 'WebSocket handler'),
    ...methods(wsServer, listening, { ...wsListener, gives: { 0: '#' } }),
    ...methods('#', [...listening, 'addEventListener'], wsListener),
    ...methods('WebSocket#', [...listening, 'addEventListener'], wsListener),
    [`${wsServer}handleUpgrade`]: { ...later(3, 'WebSocket handler'), gives: { 0: '#' } },
  },
  same: { Server: 'WebSocketServer', WebSocket: '' },
};

const socketOptions = ['upgrade', 'open', 'message', 'dropped', 'drain', 'close', 'ping', 'pong', 'subscription'];
const uwsMethods = ['any', 'get', 'post', 'put', 'patch', 'del', 'options', 'head', 'connect', 'trace'];

export const uWebSockets: ContextTableShape = {
  module: 'uWebSockets.js',
  framework: 'uWebSockets.js',
  callbacks: {
    ...methods('App#', uwsMethods, later(1, 'uWebSockets handler')),
    'App#ws': within(1, socketOptions, 'uWebSockets handler'),
  },
  same: { 'App()': 'App#', 'SSLApp()': 'App#', TemplatedApp: 'App', ...chained('App#', [...uwsMethods, 'ws']) },
};
