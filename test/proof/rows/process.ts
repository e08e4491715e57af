/**
 * `node:process`: files that are read and written, and the user that this process has anyway, by name and by number. The
 * module is not imported here: that opens standard input, which others read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { call, invoke, member, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

const require = createRequire(import.meta.url);
const VARIABLE = 'EVENT_LOOP_PROOF';

/** A shared library that is there: the parser's. */
function library(): string {
  require('oxc-parser');
  const file = Object.keys(require.cache).find(path => path.endsWith('.node'));
  if (file === undefined) throw new Error('The parser has no shared library here.');
  return file;
}

/** To become who one is changes nothing. A name is looked up, a number is not; neither is allowed on a worker thread. */
const same = (change: 'setuid' | 'setgid', number: 'uid' | 'gid') =>
  written(
    'the user that it is',
    () => {
      const { username, [number]: id } = userInfo();
      return {
        blocking: () => invoke(process, change, change === 'setuid' ? username : groupOf(id)),
        counterpart: () => invoke(process, change, id),
      };
    },
    { elsewhere: 'nowhere' },
  );

export default {
  module: 'node:process',
  rows: {
    dlopen: written("the parser's library", () => {
      const file = library();
      return {
        blocking: () => {
          const loaded = { exports: {} };
          process.dlopen(loaded, file);
          return Object.keys(loaded.exports).length > 0;
        },
      };
    }),
    loadEnvFile: written('a file of one line', async ({ dir }) => {
      const { parseEnv } = await import('node:util');
      const file = join(dir, '.env');
      writeFileSync(file, `${VARIABLE}=1`);
      Reflect.deleteProperty(process.env, VARIABLE);
      return {
        blocking: () => {
          process.loadEnvFile(file);
          return process.env[VARIABLE];
        },
        counterpart: async () => {
          Object.assign(process.env, parseEnv(await readFile(file, 'utf8')));
          return process.env[VARIABLE];
        },
      };
    }),
    'report.getReport': call('this process', () => [], { compare: report => Object.keys(report as object).includes('header') }),
    'report.writeReport': call('this process', ({ fresh }) => [fresh], {
      effect: ({ fresh }) => member(JSON.parse(readFileSync(fresh, 'utf8')), 'header') !== undefined,
    }),
    setgid: same('setgid', 'gid'),
    setuid: same('setuid', 'uid'),
  },
  notRun: {
    execve: 'Another program would take the place of the process, and nothing would be left to look.',
    initgroups: 'It needs root, and changes the groups of the whole process.',
  },
} satisfies ModuleProofs;

/** The name of a group, from the file that has them where no network does. */
function groupOf(id: number): string {
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find(group => group.split(':')[2] === String(id));
  return line?.split(':')[0] ?? String(id);
}
