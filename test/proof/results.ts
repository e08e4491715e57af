/** Results as plain values that can be compared, printed and sent between threads. */
import { createHash } from 'node:crypto';
import { Dirent, Stats } from 'node:fs';
import { types } from 'node:util';
import type { Place, Proof } from './model.ts';
import { contentsOf } from './place.ts';

/** What two files with the same contents have in common. */
const alike = ({ mode, nlink, size, uid, gid }: Stats): unknown => ({ mode, nlink, size, uid, gid });

/** A result without what differs from one place or one moment to the next. */
export function plain(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return value.replaceAll(place.dir, '<place>');
  if (typeof value === 'bigint' || typeof value === 'function') return String(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Stats) return alike(value);
  if (value instanceof Dirent) return value.name;
  if (ArrayBuffer.isView(value)) return digest(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  if (types.isAnyArrayBuffer(value)) return digest(new Uint8Array(value));
  if (types.isKeyObject(value)) return `${value.type} key`;
  if (Array.isArray(value)) return value.map(element => plain(element, place));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member, place)]));
}

const digest = (bytes: Uint8Array): string => `${bytes.byteLength} bytes ${createHash('sha256').update(bytes).digest('hex')}`;

/** What is compared of a form: what it gave, and what it did to its place. */
export const seenOf = (proof: Proof, result: unknown, place: Place): unknown =>
  plain(
    { result: proof.compare ? proof.compare(result, place) : result, effect: proof.effect ? proof.effect(place) : contentsOf(place.dir) },
    place,
  );

/** The code of an error, or the error in words. */
export const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : String(error));
