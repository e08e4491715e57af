/** `node:ffi`: the library of C, which this process has loaded already. */
import { invoke, load, member, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

function libc(): string {
  const file = (member(process.report.getReport(), 'sharedObjects') as readonly string[]).find(path => /\blibc[.-]/.test(path));
  if (file === undefined) throw new Error('The library of C was not found.');
  return file;
}

export default {
  module: 'node:ffi',
  rows: {
    dlopen: written('the library of C', async () => {
      const [ffi, path] = [await load('node:ffi'), libc()];
      return { blocking: () => Object.keys(invoke(ffi, 'dlopen', path, {}) as object) };
    }),
    'new DynamicLibrary': written('the library of C', async () => {
      const DynamicLibrary = member(await load('node:ffi'), 'DynamicLibrary') as new (path: string) => unknown;
      const path = libc();
      return { blocking: () => member(new DynamicLibrary(path), 'path') };
    }),
  },
} satisfies ModuleProofs;
