/** The files of a package that its `package.json` names: what others may import, and what a command runs. */
import { join, posix } from 'node:path';
import { objectOf, readJson, type JsonObject } from './json-files.ts';
import { sourceOfEntry, targetsOf } from './workspaces.ts';

type Find = (folder: string, request: string) => string | undefined;

export interface PackageEntries {
  /** Files that others may import: `main`, `module`, `exports`. */
  readonly open: ReadonlySet<string>;
  /** Files that somebody runs, with the field that says so: `bin`, `scripts.seed`, `build.afterPack`. */
  readonly run: ReadonlyMap<string, string>;
}

/** Finds the files that the package in a folder names. */
export function entriesIn(folder: string, find: Find): PackageEntries {
  const json = readJson(join(folder, 'package.json'));
  const fileOf = (target: string): string | undefined => sourceOfEntry(folder, target, find);
  // `npm create` runs what such a package names.
  const isCreator = typeof json.name === 'string' && /^(?:@[^/]*\/)?create-/.test(json.name);
  const open = (isCreator ? [] : [json.main, json.module, json.browser, json.exports])
    .flatMap(each => targetsOf(each))
    .flatMap(target => fileOf(target) ?? []);
  const run = new Map<string, string>();
  for (const [field, target] of [
    ...commandsOf(json),
    ...hooksOf(json),
    ...(isCreator ? targetsOf(json.main).map(target => ['main', target] as const) : []),
  ]) {
    const file = fileOf(target);
    if (file !== undefined && !run.has(file)) run.set(file, field);
  }
  return { open: new Set(open), run };
}

function commandsOf(json: JsonObject): (readonly [field: string, target: string])[] {
  const scripts = Object.entries(objectOf(json.scripts)).flatMap(([name, command]) =>
    typeof command === 'string' ? pathsIn(command).map(path => [`scripts.${name}`, path] as const) : [],
  );
  return [...targetsOf(json.bin).map(target => ['bin', target] as const), ...scripts];
}

/** Returns the words of a shell command that may be paths of source files: `scripts/seed.ts` in `tsx scripts/seed.ts --all`. */
const pathsIn = (command: string): string[] =>
  command
    .split(/[\s;&|()<>'"=]+/)
    .filter(word => /^(?!-)[\w@./-]+$/.test(word) && (/\.[cm]?[jt]sx?$/.test(word) || word.includes('/')) && !word.includes('..'));

/** Returns the files that tools run by their own part of `package.json`: electron-builder's hooks, `prisma.seed`. */
function hooksOf(json: JsonObject): (readonly [field: string, target: string])[] {
  const tools = ['build', 'prisma', 'release', 'oclif', 'husky'] as const;
  return tools.flatMap(tool =>
    Object.entries(objectOf(json[tool])).flatMap(([name, value]) =>
      typeof value === 'string' ? pathsIn(posix.normalize(value)).map(path => [`${tool}.${name}`, path] as const) : [],
    ),
  );
}
