/** The messages between the executor and its threads. */
import type { Transferable } from 'node:worker_threads';
import type { ThrownMessage } from './error-message.ts';
import type { TaskMessage } from './executor-task.ts';

export type TransferList = readonly Transferable[];

export interface Request {
  readonly task: TaskMessage;
  readonly args: readonly Wire[];
  readonly moveResult: boolean;
}

export type Reply =
  | { readonly result: Wire }
  | { readonly thrown: ThrownMessage }
  /** The variables that the task uses from outside, and that the thread does not have. */
  | { readonly missing: readonly string[] };

/** A value, marked if it was a Buffer, because the clone of a Buffer is a plain `Uint8Array`. */
export interface Wire {
  readonly value: unknown;
  readonly isBuffer: boolean;
}

export const toWire = (value: unknown): Wire => ({ value, isBuffer: Buffer.isBuffer(value) });

export const fromWire = ({ value, isBuffer }: Wire): unknown =>
  isBuffer && value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
