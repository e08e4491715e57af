/**
 * The effects of functions on the files that their paths name. Remedies ask by a function's own name, without `Sync`, because both forms do
 * the same. Facts: Node's documentation of `fs`, and the README of `fs-extra`.
 */
import type { FileEffects } from '../model/effects.ts';

const looks = { first: 'looks' } as const;
const changes = { first: 'changes' } as const;
/** The effects of a copy: the first file stays as it is. */
const copies = { first: 'looks', second: 'changes' } as const;
/** The effects of a move: the first file is gone. */
const moves = { first: 'changes', second: 'changes' } as const;

const fs = {
  access: looks,
  appendFile: changes,
  copyFile: copies,
  cp: copies,
  exists: looks,
  link: copies,
  lstat: looks,
  mkdir: changes,
  open: changes,
  readFile: looks,
  readdir: looks,
  rename: moves,
  rm: changes,
  rmdir: changes,
  stat: looks,
  // The first path is the text of the link.
  symlink: { second: 'changes' },
  unlink: changes,
  writeFile: changes,
} as const satisfies Partial<Record<keyof typeof import('node:fs'), FileEffects>>;

/** The functions that `fs-extra` adds. It declares no types itself. */
const fsExtra = {
  copy: copies,
  move: moves,
  outputFile: changes,
  readJSON: looks,
  readJson: looks,
  remove: changes,
} as const satisfies Readonly<Record<string, FileEffects>>;

const byName: ReadonlyMap<string, FileEffects> = new Map(Object.entries({ ...fs, ...fsExtra }));
const NONE: FileEffects = {};

/** Returns the effects of a function on the files that its paths name, by its name with or without `Sync`. */
export const fileEffectsOf = (name: string): FileEffects => byName.get(name.replace(/Sync$/, '')) ?? NONE;
