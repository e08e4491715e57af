/** graphql-ws: hooks around the operations of a socket. Facts: its documentation of ServerOptions. */
import type { ContextTableShape } from '../../model.ts';
import { modules, within } from '../rows.ts';

export const graphqlWs: readonly ContextTableShape[] = modules(['graphql-ws', 'graphql-ws/use/ws', 'graphql-ws/lib/use/ws'], {
  framework: 'graphql-ws',
  callbacks: {
    useServer: within(0, ['onConnect', 'onDisconnect', 'onSubscribe', 'onOperation', 'onNext', 'onError', 'onComplete', 'context'], 'graphql-ws hook'),
  },
});
