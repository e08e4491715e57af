/** The scripts of package.json: each one starts a file that exists, and whatever names a script names one that exists. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../tools/scripts.ts';

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
const named: Readonly<Record<string, readonly string[]>> = {
  bench: commands.bench.scripts.map(({ name }) => name),
  verify: commands.verify.scripts.map(({ name }) => name),
};

/** The commands in a text that npm would not know, by script and name. Placeholders in capital letters are no names. */
const unknownIn = (text: string): string[] =>
  Array.from(text.matchAll(/npm run (?:--silent )?(?<script>[a-z][\w:-]*)(?: (?<name>[a-z][\w-]*))?/g)).flatMap(
    ([command, script = '', name]) => {
      const isKnown = Object.hasOwn(scripts, script) && (name === undefined || (named[script]?.includes(name) ?? true));
      return isKnown ? [] : [command];
    },
  );

/** The files that may tell somebody to run a script. */
const texts = ['.ci', '.changeset', 'docs', 'rules', 'src', 'test', 'tools', '']
  .flatMap(folder => readdirSync(join(root, folder), { recursive: folder !== '', withFileTypes: true }))
  .filter(entry => entry.isFile() && /\.(?:md|[cm]?[jt]s)$|^run$|^package\.json$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name));

function run(...args: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/run.ts', ...args], { cwd: root, encoding: 'utf8' });
  return { status, stderr };
}

describe.each(Object.entries(commands))('npm run %s', (command, { scripts: listed }) => {
  it('has one existing file for each name', () => {
    expect(listed.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
  });

  it('prints its names, with what they do, for one that it does not know', () => {
    const { status, stderr } = run(command, 'no-such-name');
    const lines = stderr.split('\n');
    expect(status).toBe(2);
    for (const { name, description } of listed)
      expect(lines.some(line => line.startsWith(`  ${name} `) && line.endsWith(`  ${description}`))).toBe(true);
  });

  it('has its names in CONTRIBUTING.md', () => {
    const row = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
      .split('\n')
      .find(line => line.startsWith(`| \`npm run ${command} `));
    const cell = row?.split('|')[2] ?? '';
    expect(Array.from(cell.matchAll(/`([\w-]+)`/g), ([, name]) => name).sort()).toEqual(listed.map(({ name }) => name).sort());
  });
});

it('without a name, verify prints its names', () => {
  expect(run('verify')).toEqual(run('verify', 'no-such-name'));
});

it('the scripts start files that exist', () => {
  const files = Object.values(scripts).flatMap(script => Array.from(script.matchAll(/tsx (\S+)/g), ([, file = '']) => file));
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter(file => !existsSync(join(root, file)))).toEqual([]);
});

describe('a mention of a script', () => {
  it.each(['nothing', 'bench:speed', 'bench nothing', 'verify nothing', '--silent bild'])('is found to be wrong: %s', command => {
    expect(unknownIn(`Run \`npm run ${command}\`.`)).toEqual([`npm run ${command}`]);
  });

  it.each(['build', 'bench', 'bench [NAME]', 'bench speed', 'verify NAME', 'new-rule no-something'])('is right: %s', command => {
    expect(unknownIn(`Run \`npm run ${command}\`.`)).toEqual([]);
  });

  it('is right wherever there is one', () => {
    const mentioning = texts.filter(file => readFileSync(file, 'utf8').includes('npm run '));
    expect(mentioning.length).toBeGreaterThan(20);
    expect(mentioning.flatMap(file => unknownIn(readFileSync(file, 'utf8')).map(command => `${relative(root, file)}: ${command}`))).toEqual(
      [],
    );
  });
});
