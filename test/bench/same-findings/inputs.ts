/**
 * What is linted: the fixtures, the programs of `observed.json`, and the packages of `packages.json`, each a project of its own in the
 * scratch folder. Knows npm, the disk and the options of each run, and nothing of what is reported.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { groupBy } from '../../../src/collections/group-by.ts';
import type { PresetName } from '../../../src/rule/preset-names.ts';
import { readFixture } from '../../support/fixture.ts';
import { install, installedIn, type Overrides } from '../accuracy/packages.ts';
import { commandRun, eslintRun, type Checkout, type FileOptions, type Run } from './runs.ts';

export interface Input {
  readonly name: string;
  /** The folder that the drivers run in, as an absolute path. */
  readonly folder: string;
  readonly runs: readonly Run[];
}

const groups = ['fixtures', 'programs', 'packages'] as const;
type Group = (typeof groups)[number];

export const isGroup = (name: string): name is Group => (groups as readonly string[]).includes(name);

/** Packages that are installed together, and whose own sources are linted. */
interface Program {
  readonly program: string;
  /** Each as `name@version`. */
  readonly install: readonly string[];
  readonly overrides?: Overrides;
  /** Patterns of the names of packages by the same makers. */
  readonly family: readonly string[];
}

/** The folder of a program's own packages. */
const OWN = 'packages';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const { programs } = readJson(join(import.meta.dirname, '../accuracy/observed.json')) as { programs: readonly Program[] };
const packages = (readJson(join(import.meta.dirname, 'packages.json')) as readonly string[]).map((entry): Program => ({
  program: nameOf(entry),
  install: [entry],
  family: [],
}));

function nameOf(entry: string): string {
  return entry.slice(0, entry.lastIndexOf('@'));
}

/** Lays the inputs out, and installs what is missing. Without a group, or without a name, all are taken. */
export function layOut(before: Checkout, after: Checkout, scratch: string, only: readonly Group[], names: readonly string[]): Input[] {
  const isTaken = (group: Group, name: string): boolean =>
    (only.length === 0 || only.includes(group)) && (names.length === 0 || names.includes(name));
  const selected = [
    ...programs.filter(({ program }) => isTaken('programs', program)),
    ...packages.filter(({ program }) => isTaken('packages', program)),
  ];
  return [
    ...(isTaken('fixtures', 'fixtures') ? [fixtures(before, after, join(scratch, 'fixtures'))] : []),
    ...selected.map(program => published(program, join(scratch, 'installed', program.program))),
  ];
}

/** Copies the fixtures that both checkouts have, as they were before. Those with a preset or settings are linted with these, too. */
function fixtures(before: Checkout, after: Checkout, folder: string): Input {
  const [left, right] = [join(before.folder, 'test/fixtures'), join(after.folder, 'test/fixtures')];
  rmSync(folder, { recursive: true, force: true });
  for (const name of readdirSync(left)) {
    if (existsSync(join(right, name))) cpSync(join(left, name), join(folder, name), { recursive: true });
    else console.error(`fixtures/${name} is left out: it is gone.`);
  }
  writeFileSync(join(folder, 'package.json'), '{ "name": "fixtures", "private": true, "type": "module" }\n');
  const special = specialFiles(folder);
  const withPreset = (preset: PresetName): FileOptions[] => special.map(one => ({ ...one, preset }));
  return {
    name: 'fixtures',
    folder,
    runs: [
      commandRun('recommended', ['.']),
      commandRun('strict', ['.']),
      ...commandRunsWithSettings(special, `${folder}-settings`),
      eslintRun('as the files say', { parser: 'usual', preset: 'recommended', commonjs: [], files: special }, ['.']),
      eslintRun('strict', { parser: 'own', preset: 'strict', commonjs: [], files: withPreset('strict') }, ['.']),
      eslintRun('all', { parser: 'typescript-eslint', preset: 'all', commonjs: [], files: withPreset('all') }, ['.']),
    ],
  };
}

/** Finds the fixtures that say which preset or settings they are for. */
function specialFiles(folder: string): FileOptions[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => ({ file: relative(folder, path), ...readFixture(path) }))
    .filter(({ preset, settings }) => preset !== 'recommended' || settings !== undefined)
    .map(({ file, preset, settings = {} }) => ({ file, preset, settings }));
}

/** Gives the command the files with the same settings at once: it has one set of settings for all files. */
function commandRunsWithSettings(special: readonly FileOptions[], folder: string): Run[] {
  mkdirSync(folder, { recursive: true });
  const groups = groupBy(special, ({ preset, settings }) => JSON.stringify([preset, settings]));
  return [...groups.values()].flatMap((group, index) => {
    const [{ preset, settings }] = group as [FileOptions];
    if (Object.keys(settings).length === 0) return [];
    const config = join(folder, `${index}.json`);
    writeFileSync(config, JSON.stringify({ settings: { 'event-loop': settings } }));
    return [
      commandRun(
        preset,
        group.map(({ file }) => file),
        config,
      ),
    ];
  });
}

/** Lays a program out as a workspace: its own packages are sources, what they depend on is in `node_modules`. */
function published(program: Program, folder: string): Input {
  const manifest = join(folder, 'program.json');
  if (!existsSync(manifest) || readFileSync(manifest, 'utf8') !== JSON.stringify(program)) {
    console.error(`${program.program} is being installed.`);
    const partial = `${folder}.partial`;
    for (const place of [partial, folder]) rmSync(place, { recursive: true, force: true });
    install(partial, program.install, program.overrides);
    moveOwnPackages(program, partial);
    writeFileSync(join(partial, 'program.json'), JSON.stringify(program));
    renameSync(partial, folder);
  }
  const commonjs = packagesBelow(join(folder, OWN)).filter(name => !isModule(join(folder, OWN, name)));
  const patterns = commonjs.map(name => `${OWN}/${name}/**/*.{js,jsx}`);
  return {
    name: program.program,
    folder,
    runs: [
      ...(['recommended', 'strict'] as const).map(preset => commandRun(preset, [OWN])),
      eslintRun('strict', { parser: 'usual', preset: 'strict', commonjs: patterns, files: [] }, [OWN]),
      eslintRun('all', { parser: 'own', preset: 'all', commonjs: patterns, files: [] }, [OWN]),
    ],
  };
}

/** Lists the packages in a folder, by name. */
const packagesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => (name.startsWith('@') ? readdirSync(join(folder, name)).map(scoped => `${name}/${scoped}`) : [name]));

const isModule = (folder: string): boolean => (readJson(join(folder, 'package.json')) as { type?: string }).type === 'module';

/** Moves the packages by a program's makers out of `node_modules`, where drivers leave files alone, and links them from there. */
function moveOwnPackages({ install: entries, family }: Program, folder: string): void {
  const modules = join(folder, 'node_modules');
  const names = entries.map(nameOf);
  const isOwn = (name: string): boolean => names.includes(name) || family.some(pattern => new RegExp(pattern).test(name));
  for (const { name, folder: place } of installedIn(folder)) {
    // A package that is nested in another one moves with it, or is not of the program's makers.
    if (place !== join(modules, name) || !isOwn(name)) continue;
    const target = join(folder, OWN, name);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(place, target);
    symlinkSync(relative(dirname(place), target), place);
  }
}
