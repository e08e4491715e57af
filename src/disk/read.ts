/**
 * The one way to read a file. A checkout may be hostile, and hold a pipe without a writer, or a link to a device without end. So only
 * regular files of a bounded size are read.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** An error because a file has no text to read. Its message is a sentence for users. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** The most bytes of a file, by default. The largest bundles on npm have less. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Returns the bytes of a regular file. Throws an `UnreadableError`, or the error of the system. `limit` is in bytes. */
export function readBytes(file: string, limit = MAX_BYTES): Buffer {
  return withDescriptor(file, limit, descriptor => bytesOf(descriptor, limit));
}

/** Returns the text of a regular file, without a byte order mark. Throws like `readBytes`. */
export function readText(file: string, limit = MAX_BYTES): string {
  const text = readBytes(file, limit).toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Returns the text of a file; an empty one if the file cannot be read. */
export function readTextIfAny(file: string): string {
  try {
    return readText(file);
  } catch {
    return '';
  }
}

/** Returns all that comes in on standard input. */
export const readStandardInput = (): string => readFileSync(0, 'utf8');

/** Opens a regular file for reading. Its descriptor has to be closed. Does not wait for the writer of a pipe. */
export function openForReading(file: string, limit = Infinity, flags = 0): number {
  // Windows has no such flag, and no pipes in its file system.
  const nonBlocking = (constants.O_NONBLOCK as number | undefined) ?? 0;
  const descriptor = openSync(file, constants.O_RDONLY | nonBlocking | flags);
  const stats = fstatSync(descriptor);
  if (stats.isFile() && stats.size <= limit) return descriptor;
  closeSync(descriptor);
  throw new UnreadableError(stats.isFile() ? `It has more than ${limit / 1024 / 1024} MiB.` : 'It is no regular file.');
}

/** Returns the bytes of an open file. A file that claims to be empty, as those of `/proc` do, may have bytes without end. */
function bytesOf(descriptor: number, limit: number): Buffer {
  const { size } = fstatSync(descriptor);
  if (size > 0) return readFileSync(descriptor);
  const [most, chunks] = [Math.min(limit, MAX_BYTES), new Array<Buffer>()];
  for (let total = 0; ;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const length = readSync(descriptor, chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    total += length;
    if (total > most) throw new UnreadableError(`It has more than ${most / 1024 / 1024} MiB.`);
  }
}

function withDescriptor<Content>(file: string, limit: number, read: (descriptor: number) => Content): Content {
  const descriptor = openForReading(file, limit);
  try {
    return read(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
