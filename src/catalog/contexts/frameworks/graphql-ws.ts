/** graphql-ws: hooks around the operations of a socket. Facts: its documentation of ServerOptions, of 5 and 6. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { modules, within } from '../rows.ts';

const options = [
  'onConnect',
  'onDisconnect',
  'onClose',
  'onSubscribe',
  'onOperation',
  'onNext',
  'onError',
  'onComplete',
  'context',
  'roots.*.*',
];
const hooks = within(0, options, 'graphql-ws hook');

export const graphqlWs: readonly ContextTableShape[] = [
  { module: 'graphql-ws', framework: 'graphql-ws', callbacks: { makeServer: hooks } },
  ...modules(['graphql-ws/use/ws', 'graphql-ws/lib/use/ws'], { framework: 'graphql-ws', callbacks: { useServer: hooks } }),
  ...modules(['graphql-ws/use/@fastify/websocket', 'graphql-ws/lib/use/@fastify/websocket'], { callbacks: { makeHandler: hooks } }),
];
