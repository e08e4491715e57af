/** `node:module`: loading, and the files beside it: package.json, the cache of compiled code, hooks on a thread. */
import { writeFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { call, invoke, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';
import { requiring } from './globals.ts';

/** A module of hooks that has none. */
const NO_HOOKS = 'data:text/javascript,';

export default {
  module: 'node:module',
  rows: {
    'createRequire()': requiring(file => module.createRequire(file)),
    // Its status says whether the cache was there already.
    enableCompileCache: call('a new folder', ({ fresh }) => [fresh], { compare: result => typeof result, effect: () => undefined }),
    findPackageJSON: written('a folder of two', ({ dir, folder }) => {
      writeFileSync(join(dir, 'package.json'), '{}');
      const base = pathToFileURL(join(folder, 'one.txt'));
      return { blocking: () => invoke(module, 'findPackageJSON', '.', base) };
    }),
    flushCompileCache: written(
      'what was compiled by now',
      ({ fresh }) => {
        invoke(module, 'enableCompileCache', fresh);
        return {
          blocking: () => {
            invoke(module, 'flushCompileCache');
          },
        };
      },
      { effect: () => undefined },
    ),
    register: call('no hooks', () => [NO_HOOKS]),
    stripTypeScriptTypes: call('one line', () => ['const a: number = 1;']),
  },
} satisfies ModuleProofs;
