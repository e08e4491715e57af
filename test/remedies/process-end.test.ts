/** `spawnSync` whose output goes elsewhere becomes an awaited `spawn`, and says of every end what it said before. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { remedied } from './offered.ts';

const file = (body: string): string =>
  `import { spawnSync } from 'node:child_process';\nexport async function run(command, list, resolve) {\n  ${body}\n}\n`;
const after = (body: string): string => file(body).replace('{ spawnSync }', '{ spawnSync, spawn }');

describe('what is used of the result is what the promise gives', () => {
  it.each([
    [
      "spawnSync(command, list, { stdio: 'inherit' });",
      "await new Promise(resolveAsync => spawn(command, list, { stdio: 'inherit' }).on('error', resolveAsync).on('close', resolveAsync));",
    ],
    [
      "return spawnSync(command, list, { stdio: 'ignore' }).status === 0;",
      "return (await new Promise(resolveAsync => spawn(command, list, { stdio: 'ignore' }).on('error', () => resolveAsync({ status: null })).on('close', status => resolveAsync({ status })))).status === 0;",
    ],
    [
      "const { error, signal } = spawnSync(command, { cwd: list, stdio: ['ignore', 'inherit', 'inherit'] }); return [error, signal];",
      "const { error, signal } = await new Promise(resolveAsync => spawn(command, { cwd: list, stdio: ['ignore', 'inherit', 'inherit'] }).on('error', error => resolveAsync({ signal: null, error })).on('close', (status, signal) => resolveAsync({ signal }))); return [error, signal];",
    ],
    [
      "const ended = spawnSync(command, list, { stdio: 'ignore' }); if (ended.error) throw ended.error;",
      "const ended = await new Promise(resolveAsync => spawn(command, list, { stdio: 'ignore' }).on('error', error => resolveAsync({ error })).on('close', () => resolveAsync({}))); if (ended.error) throw ended.error;",
    ],
  ])('%s', async (before, expected) => {
    expect(await remedied(file(before))).toBe(after(expected));
  });

  it('in TypeScript with its type', async () => {
    const text =
      "import { spawnSync } from 'node:child_process';\nexport const f = async (): Promise<number | null> => spawnSync('ls', { stdio: 'ignore' }).status;\n";
    expect(await remedied(text, 'a.ts')).toContain('await new Promise<{ status: number | null }>(resolve => spawn(');
  });

  it.each([
    ['its output is collected', 'return spawnSync(command, list).status;'],
    ['some of its output is', "return spawnSync(command, list, { stdio: ['ignore', 'pipe', 'inherit'] }).status;"],
    ['it has a time limit', "return spawnSync(command, list, { stdio: 'ignore', timeout: 10 }).status;"],
    ['its options are not all seen', "return spawnSync(command, list, { stdio: 'ignore', ...list }).status;"],
    ['it is asked for something else', "return spawnSync(command, list, { stdio: 'ignore' }).pid;"],
    ['it goes elsewhere', "return spawnSync(command, list, { stdio: 'ignore' });"],
    ['it is changed', "const ended = spawnSync(command, list, { stdio: 'ignore' }); ended.status = 1; return ended.status;"],
    ['the rest of it is taken', "const { status, ...rest } = spawnSync(command, list, { stdio: 'ignore' }); return [status, rest];"],
  ])('not where %s', async (_, body) => {
    expect(await remedied(file(body))).toBe('none');
  });
});

describe('a process that is run', () => {
  let folder = '';
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(import.meta.dirname, '../../node_modules/.remedies-')));
    return () => {
      rmSync(folder, { recursive: true, force: true });
    };
  });

  it.each([
    ['ends well', 'exit 0'],
    ['fails', 'exit 3'],
    ['is killed', 'kill -9 $$'],
    ['is not there', undefined],
  ])('%s, and the program is told the same', async (name, script) => {
    const before = file(
      "const { status, signal, error } = spawnSync(command, list, { stdio: 'ignore' }); return [status, signal, error?.code];",
    );
    const results = await Promise.all(
      [before, await remedied(before)].map(async (text, index) => {
        const path = join(folder, `${name.replaceAll(' ', '-')}-${index}.mjs`);
        writeFileSync(path, text);
        const { run } = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as {
          run: (command: string, list: string[]) => Promise<unknown>;
        };
        return script === undefined ? run('no-such-command', []) : run('sh', ['-c', script]);
      }),
    );
    expect(results[1]).toEqual(results[0]);
  });
});
