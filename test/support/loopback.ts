/** What the programs in test/frameworks have in common: a server on the loopback interface, asked and closed. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A program that runs: what a client asks of it, and how it ends. */
export interface Running {
  request(): Promise<unknown>;
  stop(): Promise<void>;
}

/** A program of test/frameworks. */
export interface Program {
  start(): Promise<Running>;
}

export const loopback = '127.0.0.1';

export const portOf = (server: { address(): AddressInfo | string | null }): number => (server.address() as AddressInfo).port;

export async function textFrom(port: number, path = '/', init: RequestInit = {}): Promise<string> {
  const response = await fetch(`http://${loopback}:${port}${path}`, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  return text;
}

export function closed(server: Pick<Server, 'close'> & Partial<Pick<Server, 'closeAllConnections'>>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close(error => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections?.();
  });
}

/** A server of `node:http` that listens already. */
export const running = (server: Server, path?: string): Running => ({
  request: () => textFrom(portOf(server), path),
  stop: () => closed(server),
});
