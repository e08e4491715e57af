import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { credentials, makeClientConstructor, Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { loopback, type Running } from '../support/loopback.ts';

/** As a compiler of `.proto` files would write it, with text for messages. */
const files = {
  read: {
    path: '/files.Files/Read',
    requestStream: false,
    responseStream: false,
    requestSerialize: (text: string) => Buffer.from(text),
    requestDeserialize: (bytes: Buffer) => bytes.toString(),
    responseSerialize: (text: string) => Buffer.from(text),
    responseDeserialize: (bytes: Buffer) => bytes.toString(),
  },
};

const server = new Server();

server.addService(files, {
  read(_call: ServerUnaryCall<string, string>, callback: sendUnaryData<string>) {
    callback(null, readFileSync(import.meta.filename, 'utf8'));
  },
});

export async function start(): Promise<Running> {
  const bind = promisify(server.bindAsync.bind(server));
  const port = await bind(`${loopback}:0`, ServerCredentials.createInsecure());
  const Files = makeClientConstructor(files, 'files.Files');
  const client = new Files(`${loopback}:${port}`, credentials.createInsecure());
  return {
    request: () =>
      new Promise((resolve, reject) => {
        client.read?.('all', (error: Error | null, text?: string) => {
          if (error) reject(error);
          else resolve(text);
        });
      }),
    stop: () => {
      client.close();
      return promisify(server.tryShutdown.bind(server))();
    },
  };
}
