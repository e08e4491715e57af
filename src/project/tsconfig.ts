/**
 * Path mappings of broken tsconfig files. A base may not be installed, a reference may be gone, or the syntax may be wrong. The resolver
 * reads sound files itself, and refuses to resolve anything beside a broken one. Broken files are read here, as far as they go.
 */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { getOrMake } from '../collections/maps.ts';
import { objectOf, readJsonWithComments, type JsonObject } from './json-files.ts';
import { UnreadableError } from '../disk/read.ts';

/** A tsconfig that cannot be loaded as a whole. */
export interface TsconfigProblem {
  /** Absolute path of the file in which the problem lies. */
  readonly file: string;
  /** A sentence without the file. */
  readonly message: string;
}

/** The options that say where imports lead. Relative paths in them start at `folder`. */
interface Mappings {
  readonly baseUrl?: string;
  readonly paths?: { readonly folder: string; readonly targets: Readonly<Record<string, readonly string[]>> };
}

interface Tolerant {
  readonly mappings: readonly Mappings[];
  /** The file, and all that it extends and refers to. */
  readonly files: ReadonlySet<string>;
  readonly problems: readonly TsconfigProblem[];
  /** True if a base was found in the workspace that the resolver cannot find. */
  readonly isMended: boolean;
}

/** Finds the file that an `extends` names by a package. */
type FindBase = (folder: string, specifier: string) => string | undefined;

/** The most files of one chain of `extends` and `references`. */
const MAX_FILES = 100;

interface Reading {
  readonly files: Set<string>;
  readonly problems: TsconfigProblem[];
  isMended: boolean;
}

export class Tsconfigs {
  readonly #only: string | undefined;
  readonly #findInstalled: FindBase;
  readonly #findInWorkspace: FindBase;
  readonly #nearest = new Map<string, string | undefined>();
  readonly #read = new Map<string, Tolerant>();

  /** `only` is the tsconfig for every file, in place of the nearest one. */
  constructor(only: string | undefined, findInstalled: FindBase, findInWorkspace: FindBase) {
    this.#only = only;
    this.#findInstalled = findInstalled;
    this.#findInWorkspace = findInWorkspace;
  }

  /** Forgets all files. */
  clear(): void {
    this.#nearest.clear();
    this.#read.clear();
  }

  /** Returns the paths, without an extension perhaps, that a bare specifier may stand for, likeliest first. */
  candidates(from: string, specifier: string): string[] {
    const config = this.#configOf(from);
    if (config === undefined) return [];
    return this.#tolerant(config).mappings.flatMap(({ baseUrl, paths }) => [
      ...(paths ? mapped(specifier, paths.targets).map(target => resolve(paths.folder, target)) : []),
      ...(baseUrl === undefined ? [] : [join(baseUrl, specifier)]),
    ]);
  }

  /** Returns the problems of the tsconfig that holds for a file. There is one, because the resolver has refused it. */
  problemsFor(from: string): readonly TsconfigProblem[] {
    const config = this.#configOf(from);
    if (config === undefined) return [];
    const { problems, isMended } = this.#tolerant(config);
    return problems.length === 0 && !isMended ? [{ file: config, message: 'It cannot be loaded.' }] : problems;
  }

  /** Returns the files that decide about the mappings for a file. */
  files(from: string): ReadonlySet<string> {
    const config = this.#configOf(from);
    return config === undefined ? new Set() : this.#tolerant(config).files;
  }

  #configOf(from: string): string | undefined {
    return this.#only ?? this.#nearestAbove(dirname(from));
  }

  #nearestAbove(folder: string): string | undefined {
    return getOrMake(this.#nearest, folder, () => {
      const file = ['tsconfig.json', 'jsconfig.json'].map(name => join(folder, name)).find(path => existsSync(path));
      if (file !== undefined) return file;
      const parent = dirname(folder);
      return parent === folder ? undefined : this.#nearestAbove(parent);
    });
  }

  #tolerant(config: string): Tolerant {
    return getOrMake(this.#read, config, () => {
      const reading: Reading = { files: new Set(), problems: [], isMended: false };
      const own = this.#mappingsOf(config, reading);
      const referenced = referencesIn(config, reading.problems).map(file => this.#mappingsOf(file, reading));
      return { mappings: [own, ...referenced], ...reading };
    });
  }

  /** Returns the mappings of a file: its own, or those of the last of its bases that has some. */
  #mappingsOf(file: string, reading: Reading): Mappings {
    const { files, problems } = reading;
    if (files.has(file) || files.size >= MAX_FILES) return {};
    files.add(file);
    const content = contentOf(file, problems);
    const folder = dirname(file);
    let mappings: Mappings = {};
    for (const base of strings(content.extends)) {
      const found = this.#baseOf(folder, base, reading);
      if (found === undefined) problems.push({ file, message: `'${base}', which it extends, is not found.` });
      else mappings = { ...mappings, ...this.#mappingsOf(found, reading) };
    }
    const { baseUrl, paths } = objectOf(content.compilerOptions);
    const root = typeof baseUrl === 'string' ? resolve(folder, baseUrl) : undefined;
    const targets = Object.fromEntries(Object.entries(objectOf(paths)).map(([pattern, value]) => [pattern, strings(value)]));
    return {
      ...mappings,
      ...(root !== undefined && { baseUrl: root }),
      ...(paths !== undefined && { paths: { folder: root ?? mappings.baseUrl ?? folder, targets } }),
    };
  }

  #baseOf(folder: string, base: string, reading: Reading): string | undefined {
    if (isAbsolute(base) || base.startsWith('.')) return fileAt(resolve(folder, base));
    const installed = this.#findInstalled(folder, base);
    const found = installed ?? this.#findInWorkspace(folder, base);
    reading.isMended ||= found !== installed;
    return found;
  }
}

/** Finds the tsconfig at a path. The path may lack the extension, or lead to a folder. */
export const fileAt = (path: string): string | undefined =>
  [path, `${path}.json`, join(path, 'tsconfig.json')].find(file => file.endsWith('.json') && existsSync(file));

function referencesIn(config: string, problems: TsconfigProblem[]): string[] {
  const { references } = contentOf(config, []);
  return (Array.isArray(references) ? references : []).flatMap((reference: unknown) => {
    const { path } = objectOf(reference);
    if (typeof path !== 'string') return [];
    const file = fileAt(resolve(dirname(config), path));
    if (file === undefined) problems.push({ file: config, message: `'${path}', to which it refers, is not found.` });
    return file ?? [];
  });
}

/** Replaces the `*` of the patterns that fit a specifier. The pattern with the longest text before its `*` counts. */
function mapped(specifier: string, targets: Readonly<Record<string, readonly string[]>>): string[] {
  const fitting = Object.keys(targets).flatMap(pattern => {
    const [head = '', tail] = pattern.split('*');
    if (tail === undefined) return pattern === specifier ? [{ pattern, star: '', length: Infinity }] : [];
    const fits = specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
    return fits ? [{ pattern, star: specifier.slice(head.length, specifier.length - tail.length), length: head.length }] : [];
  });
  const [best] = fitting.sort((a, b) => b.length - a.length);
  return best ? (targets[best.pattern] ?? []).map(target => target.replace('*', () => best.star)) : [];
}

/** Returns the content of a file. An unreadable one has no content, and is a problem. */
function contentOf(file: string, problems: TsconfigProblem[]): JsonObject {
  try {
    return readJsonWithComments(file);
  } catch (error) {
    const message =
      error instanceof SyntaxError ? 'It is no JSON.' : error instanceof UnreadableError ? error.message : 'It cannot be read.';
    problems.push({ file, message });
    return {};
  }
}

const strings = (value: unknown): string[] => [value].flat().filter(item => typeof item === 'string');
