/** `node:fs/promises`: a file that is read by synchronous iteration. */
import { open } from 'node:fs/promises';
import { invoke, load, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

export default {
  module: 'node:fs/promises',
  rows: {
    'FileHandle#pullSync': written('a file of 10 KB', async ({ file }) => {
      const [streams, handle] = [await load('node:stream/iter'), await open(file)];
      return {
        blocking: () => invoke(streams, 'bytesSync', invoke(handle, 'pullSync')),
        counterpart: () => invoke(streams, 'bytes', invoke(handle, 'pull')),
        done: () => handle.close(),
      };
    }),
  },
} satisfies ModuleProofs;
