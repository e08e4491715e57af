import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentsFrom } from '../src/solve/values/strong-components.ts';

const root = join(import.meta.dirname, '..');

interface Layer {
  /** Files and folders that stand at this height and do not import each other. */
  readonly rooms: readonly string[];
  readonly because: string;
}

/** From the bottom to the top; a file imports only its own room and rooms of lower layers. */
const layers: readonly Layer[] = [
  { rooms: ['src/collections', 'src/disk'], because: 'Idioms of maps and safe ways to files know nothing of this project.' },
  {
    rooms: ['src/catalog', 'src/syntax', 'src/runtime'],
    because: 'Facts about APIs, questions about syntax and the runtime need nothing of each other.',
  },
  { rooms: ['src/summary'], because: 'A summary depends on syntax alone, so that it can be cached whatever the catalog says.' },
  {
    rooms: ['src/project', 'src/solve'],
    because: 'The solver gets summaries through an interface: it must run without a disk, and reading must not know what blocks.',
  },
  {
    rooms: ['src/remedies', 'src/parser'],
    because: 'A remedy follows from a finding; the parser for ESLint only wraps that of the project.',
  },
  { rooms: ['src/analysis'], because: 'One analysis joins project, solver and remedies for one set of settings.' },
  { rooms: ['src/rule'], because: 'A rule turns answers of the analysis into problems, and knows no driver.' },
  { rooms: ['rules'], because: 'A rule is written with src/rule alone.' },
  { rooms: ['src/eslint', 'src/digest.ts'], because: 'One driver: the only room that knows ESLint.' },
  { rooms: ['src/cli', 'src/index.ts'], because: 'The other driver, and the plugin object. The command does not load the ESLint driver.' },
];

/** The rooms inside `src/solve`, in the order of the work. */
const stages: readonly Layer[] = [
  { rooms: ['src/solve/blocker.ts'], because: 'What can block is said once, before anyone asks who does.' },
  { rooms: ['src/solve/values'], because: 'What a value may be does not depend on what calls mean.' },
  { rooms: ['src/solve/calls'], because: 'What a call runs follows from the values of its callee and arguments.' },
  { rooms: ['src/solve/contexts'], because: 'Which functions run on the loop follows from the calls that register them.' },
  { rooms: ['src/solve/loops'], because: 'Whether a loop holds the thread follows from the calls in its rounds.' },
  { rooms: ['src/solve/verdicts'], because: 'A function blocks by calls, contexts and loops.' },
  { rooms: ['src/solve/solver.ts'], because: 'The solver is the list of these stages.' },
  { rooms: ['src/solve/findings'], because: 'A finding asks all stages; a new kind adds a file here and changes none below.' },
];

const sources = ['src', 'rules']
  .flatMap(folder => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => join(entry.parentPath, entry.name));

const nameOf = (file: string): string => relative(root, file).split(sep).join('/');
const names = sources.map(nameOf);

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const imports = new Map<string, readonly Import[]>(
  sources.map(file => {
    const found = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (type )?[^;]*?from '([^']+)';/gms);
    return [nameOf(file), Array.from(found, ([, type, specifier = '']) => ({ specifier, typeOnly: type !== undefined }))];
  }),
);
const importsOf = (name: string): readonly Import[] => imports.get(name) ?? [];

/** The files of the project that a file imports. */
const importedBy = (name: string): string[] =>
  importsOf(name)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => nameOf(resolve(root, dirname(name), specifier)));

const roomIn = (table: readonly Layer[], name: string): string | undefined =>
  table.flatMap(({ rooms }) => rooms).find(room => `${name}/`.startsWith(`${room}/`));
const heightIn = (table: readonly Layer[], name: string): number =>
  table.findIndex(({ rooms }) => rooms.some(room => `${name}/`.startsWith(`${room}/`)));

/** Imports that do not lead to the same room or down. */
const upward = (table: readonly Layer[]): string[] =>
  names
    .filter(name => roomIn(table, name) !== undefined)
    .flatMap(name =>
      importedBy(name)
        .filter(target => roomIn(table, target) !== undefined && roomIn(table, target) !== roomIn(table, name))
        .filter(target => heightIn(table, target) >= heightIn(table, name))
        .map(target => `${name} imports ${target}: ${table[heightIn(table, name)]?.because ?? ''}`),
    );

describe('the layers', () => {
  it('have a place for every source file', () => {
    expect(names.filter(name => roomIn(layers, name) === undefined)).toEqual([]);
    expect(names.filter(name => name.startsWith('src/solve/') && roomIn(stages, name) === undefined)).toEqual([]);
  });

  it('import only lower layers', () => {
    expect(upward(layers)).toEqual([]);
  });

  it('have the stages of the solver in order', () => {
    expect(upward(stages)).toEqual([]);
  });

  it('have no circle of files', () => {
    const done = new Set<string>();
    const circles = names.flatMap(name => {
      const components = componentsFrom(name, importedBy, other => done.has(other));
      for (const other of components.flat()) done.add(other);
      return components.filter(({ length }) => length > 1);
    });
    expect(circles).toEqual([]);
  });

  it('leave src/runtime an island, which imports nothing of the rest and which nothing of the rest imports', () => {
    const isOnIt = (name: string): boolean => name.startsWith('src/runtime/') || name === 'eslint-plugin-event-loop/runtime';
    const bridges = names.flatMap(name =>
      [...importedBy(name), ...importsOf(name).map(({ specifier }) => specifier)]
        .filter(target => target.startsWith('src/') || target.startsWith('rules/') || target.startsWith('eslint'))
        .filter(target => isOnIt(target) !== isOnIt(name))
        .map(target => `${name} imports ${target}`),
    );
    expect(bridges).toEqual([]);
  });

  it('let rules import src/rule alone', () => {
    const wrong = names
      .filter(name => name.startsWith('rules/'))
      .flatMap(name => importsOf(name).map(({ specifier }) => `${name}: ${specifier}`))
      .filter(line => !/: \.\.\/src\/rule\/|: \.\//.test(line));
    expect(wrong).toEqual([]);
  });

  it('keep the ESLint driver from the command', () => {
    const loaded = new Set(['src/cli/command.ts']);
    for (const name of loaded) for (const target of importedBy(name)) loaded.add(target);
    expect([...loaded].filter(name => name.startsWith('src/eslint/'))).toEqual([]);
  });

  it('let src/disk alone read and write files, because what lies in a checkout may be hostile', () => {
    // Questions whether a path is there, and lists of a folder, can neither hang nor harm.
    const harmless = /^(?:existsSync|statSync|lstatSync|realpathSync|readdirSync|readdir|stat|type Stats)$/;
    const wrong = sources
      .map(nameOf)
      .filter(name => !name.startsWith('src/disk/') && !name.startsWith('src/runtime/'))
      .flatMap(name =>
        Array.from(
          readFileSync(join(root, name), 'utf8').matchAll(/^import ([^;]*?) from '(?:node:)?fs(?:\/promises)?';/gms),
          ([, what = '']) =>
            what
              .replaceAll(/[{}]/g, '')
              .split(',')
              .map(part => part.trim())
              .filter(part => part !== '' && !harmless.test(part))
              .map(part => `${name}: ${part}`),
        ).flat(),
      );
    expect(wrong).toEqual([
      // The folders of the user's cache, and the temporary one.
      'src/cli/cache-folders.ts: mkdirSync',
      'src/cli/cache-folders.ts: rmSync',
      'src/cli/cache-folders.ts: utimesSync',
      'src/cli/cached-run.ts: rmdirSync',
      'src/cli/cached-run.ts: rmSync',
    ]);
  });

  it('let src/disk, src/project and src/cli alone know the disk', () => {
    const users = names.filter(name => importsOf(name).some(({ specifier }) => /^(?:node:)?fs(?:\/promises)?$/.test(specifier)));
    expect(users.filter(name => !/^src\/(?:disk|project|cli)\//.test(name))).toEqual([]);
  });

  it('know ESLint in src/eslint and the plugin object alone', () => {
    const users = names.filter(name => importsOf(name).some(({ specifier }) => specifier === 'eslint'));
    expect(users.filter(name => !name.startsWith('src/eslint/') && name !== 'src/index.ts')).toEqual([]);
  });

  it('take only types from ESLint, TypeScript and the tools around them', () => {
    const tools = /^(?:eslint|typescript|@typescript-eslint\/(?!scope-manager$|visitor-keys$))/;
    const wrong = names.flatMap(name =>
      importsOf(name)
        .filter(({ specifier, typeOnly }) => tools.test(specifier) && !typeOnly)
        .map(({ specifier }) => `${name} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});
