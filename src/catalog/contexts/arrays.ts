/**
 * Calls whose result is an array. Facts: Node's documentation of `fs` and `vfs`, and fs-extra's, which promises it without a callback. For
 * unknown receivers, see `language.ts`.
 */
import type { ContextTable, ContextTableShape } from '../model/contexts.ts';

export const arrays: readonly ContextTableShape[] = [
  { module: 'node:fs', arrays: { readdirSync: 'returned' } } satisfies ContextTable<typeof import('node:fs')>,
  { module: 'node:fs/promises', arrays: { readdir: 'promised' } } satisfies ContextTable<typeof import('node:fs/promises')>,
  { module: 'node:vfs', arrays: { 'VirtualFileSystem#readdirSync': 'returned' } },
  { module: 'fs-extra', arrays: { readdir: 'promised', readdirSync: 'returned' } },
];
