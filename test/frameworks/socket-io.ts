import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { loopback, portOf, type Running } from '../support/loopback.ts';

const httpServer = createServer();
const io = new Server(httpServer);

io.use((socket, next) => {
  socket.data = readFileSync(import.meta.filename);
  next();
});

io.on('connection', socket => {
  socket.on('read', (reply: (text: string) => void) => {
    reply(readFileSync(import.meta.filename, 'utf8'));
  });
});

export async function start(): Promise<Running> {
  await once(httpServer.listen(0, loopback), 'listening');
  const client = connect(`http://${loopback}:${portOf(httpServer)}`, { transports: ['websocket'] });
  return {
    request: () => client.emitWithAck('read'),
    stop: () => {
      client.close();
      return io.close();
    },
  };
}
