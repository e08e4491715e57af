/** uWebSockets.js: handlers of requests and of sockets. Facts: its documentation of TemplatedApp. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, later, methods, within } from '../rows.ts';

const socketOptions = ['upgrade', 'open', 'message', 'dropped', 'drain', 'close', 'ping', 'pong', 'subscription'];
const uwsMethods = ['any', 'get', 'post', 'put', 'patch', 'del', 'options', 'head', 'connect', 'trace'];

export const uWebSockets: readonly ContextTableShape[] = [
  {
    module: 'uWebSockets.js',
    framework: 'uWebSockets.js',
    callbacks: {
      ...methods('App#', uwsMethods, later(1, 'uWebSockets handler')),
      'App#filter': later(0, 'uWebSockets listener'),
      'App#missingServerName': later(0, 'uWebSockets listener'),
      'App#ws': within(1, socketOptions, 'uWebSockets handler'),
    },
    same: { 'App()': 'App#', 'SSLApp()': 'App#', 'H3App()': 'App#', TemplatedApp: 'App', ...chained('App#', [...uwsMethods, 'ws']) },
  },
];
