import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { WebSocket, WebSocketServer } from 'ws';
import { closed, loopback, portOf } from '../support/loopback.ts';

export async function start() {
  const server = new WebSocketServer({ port: 0, host: loopback });
  server.on('connection', answer);
  await once(server, 'listening');
  const client = new WebSocket(`ws://${loopback}:${portOf(server)}`);
  await once(client, 'open');
  return {
    request: async () => {
      client.send('read');
      const [text] = await once(client, 'message');
      return String(text);
    },
    stop: () => {
      client.terminate();
      return closed(server);
    },
  };
}

function answer(socket) {
  socket.on('message', () => {
    socket.send(readFileSync(import.meta.filename, 'utf8'));
  });
}
