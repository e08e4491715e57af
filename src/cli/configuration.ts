/**
 * The configuration of a run: which files it is about, and which rules run on each. A flat config of ESLint counts as it does for ESLint,
 * with the `files` and `ignores` of its entries.
 */
import { basename, dirname, resolve } from 'node:path';
import { ConfigArray } from '@eslint/config-array';
import type { PresetName } from '../rule/preset-names.ts';
import type { EventLoopRule } from '../rule/rule.ts';
import { problemIn, SettingsError } from '../analysis/settings.ts';
import { objectOf } from '../project/json-files.ts';
import { sourceExtensions } from '../project/parse.ts';
import { getOrMake } from '../collections/maps.ts';
import { configOf, type Config, type OwnConfig } from './config.ts';
import { sentence } from './outputs.ts';
import { findConfigFile, firstLine, isConfigFile, loadConfigFile } from './config-files.ts';

export interface ConfigurationOptions {
  /** The preset that the user asks for; absent where the configuration decides. */
  readonly preset: PresetName | undefined;
  /** The file that the user names, or `false` for none. If absent, the nearest `eslint.config.js` counts. */
  readonly file: string | false | undefined;
}

/** A configuration that was found and cannot be loaded. */
export interface ConfigProblem {
  readonly file: string;
  /** Sentences. */
  readonly message: string;
}

type RulesByName = Readonly<Record<string, EventLoopRule>>;

interface Origin {
  readonly preset: PresetName | undefined;
  /** The folder that `files` and `ignores` are relative to. */
  readonly basePath: string;
  /** True for a flat config of ESLint. Only the rules that it switches on are on. */
  readonly isEslint?: boolean;
  readonly problem?: ConfigProblem;
}

export class Configuration {
  /** Absent where no file says which files are linted. */
  readonly #configs: ConfigArray | undefined;
  readonly #all: RulesByName;
  readonly #preset: PresetName | undefined;
  readonly #byOwn = new Map<object, Config>();
  /** The reason why the nearest `eslint.config.js` does not count. */
  readonly problem: ConfigProblem | undefined;
  /** True if the configuration selects the files, as it does for ESLint. */
  readonly selectsFiles: boolean;

  constructor(entries: readonly object[], { preset, basePath, isEslint = false, problem }: Origin, all: RulesByName) {
    this.#all = all;
    this.problem = problem;
    this.selectsFiles = isEslint && preset === undefined && entries.some(switchesOwnRules);
    this.#preset = preset ?? (this.selectsFiles ? undefined : 'recommended');
    const defaults = [this.selectsFiles ? eslintFiles : allFiles, neverLinted];
    this.#configs = entries.length === 0 ? undefined : configArray([...defaults, ...entries], basePath);
  }

  /** Returns the configuration of a file; nothing if the file is not to be linted. Throws a `SettingsError`. */
  of(file: string): Config | undefined {
    const own = this.#configs ? asked(() => this.#configs?.getConfig(file) as OwnConfig | undefined) : nothing;
    return own && getOrMake(this.#byOwn, own, () => configOf(this.#preset, own, this.#all));
  }

  /** Tells whether entries of the configuration ignore a file or a folder. Throws a `SettingsError`. */
  isIgnored(path: string, isFolder: boolean): boolean {
    const configs = this.#configs;
    if (!configs) return false;
    return asked(() => (isFolder ? configs.isDirectoryIgnored(path) : configs.getConfigStatus(path) !== 'matched'));
  }

  /** Returns the configurations of files, each once. */
  configsOf(files: readonly string[]): Config[] {
    return [...new Set(files.flatMap(file => this.of(file) ?? []))];
  }

  /** Returns texts that tell the configurations of files apart, in the order of the files. */
  keysOf(files: readonly string[]): unknown[] {
    const configs = this.configsOf(files);
    const keys = configs.map(({ rules, settings, ignoresDirectives }) => [
      rules.map(({ rule, severity, options }) => [rule.name, severity, options]),
      settings,
      ignoresDirectives,
    ]);
    return [keys, configs.length > 1 ? files.map(file => configs.indexOf(this.of(file) as Config)) : []];
  }
}

/** Reads the configuration. Throws a `SettingsError`. */
export async function readConfiguration({ preset, file }: ConfigurationOptions, all: RulesByName, cwd: string): Promise<Configuration> {
  const none = { preset, basePath: cwd };
  if (file === false) return new Configuration([], none, all);
  if (file !== undefined) {
    const entries = await entriesIn(resolve(cwd, file), file);
    return new Configuration(entries, { ...none, isEslint: isConfigFile(file) }, all);
  }
  const found = findConfigFile(cwd);
  if (found === undefined) return new Configuration([], none, all);
  try {
    const entries = await entriesIn(found, basename(found));
    return new Configuration(entries, { preset, basePath: dirname(found), isEslint: true }, all);
  } catch (error) {
    // In a checkout without an install, the configuration cannot be loaded. The report names it, and the files are linted all the same.
    if (!(error instanceof SettingsError)) throw error;
    return new Configuration(
      [],
      { ...none, problem: { file: found, message: `${sentence(error.message)} The preset 'recommended' counts in its place.` } },
      all,
    );
  }
}

const nothing: OwnConfig = {};

/** Tells whether an entry switches rules of this plugin. */
const switchesOwnRules = (entry: OwnConfig): boolean => Object.keys(entry.rules ?? {}).some(name => name.startsWith('event-loop/'));

function configArray(entries: readonly object[], basePath: string): ConfigArray {
  const schema = {
    rules: { merge: mergedRules, validate: isAnything },
    settings: { merge: mergedObjects, validate: isAnything },
    linterOptions: { merge: mergedObjects, validate: isAnything },
  };
  return asked(() => new ConfigArray([...entries], { basePath, schema, extraConfigTypes: ['array'] }).normalizeSync());
}

/** Returns an answer of the flat config. Throws a `SettingsError` if an entry of it is wrong. */
function asked<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new SettingsError(`The configuration cannot be used: ${firstLine(error)}`);
  }
}

/** The files that ESLint lints where no entry names others. */
const eslintFiles = { files: ['**/*.js', '**/*.mjs', '**/*.cjs'] };
const allFiles = { files: sourceExtensions.map(extension => `**/*${extension}`) };
/** ESLint's own global ignores. */
const neverLinted = { ignores: ['**/node_modules/', '.git/'] };

const entrySchema = {
  type: 'object',
  additionalProperties: true,
  properties: { rules: { type: 'object' }, settings: { type: 'object' } },
} as const;

/** The keys of a flat config. Others are mistakes in a configuration of our own: ESLint itself refuses them in its. */
const ownSchema = {
  ...entrySchema,
  additionalProperties: false,
  properties: {
    ...entrySchema.properties,
    ...Object.fromEntries(
      ['name', 'basePath', 'files', 'ignores', 'plugins', 'language', 'languageOptions', 'linterOptions', 'processor', '$schema'].map(
        key => [key, {}],
      ),
    ),
  },
} as const;

async function entriesIn(path: string, name: string): Promise<object[]> {
  const value = await loadConfigFile(path, name);
  // Reading a value may run code: it may have getters.
  return asked(() => entriesOf(value, name, isConfigFile(path)));
}

function entriesOf(value: unknown, file: string, isEslint: boolean): object[] {
  const entries: readonly unknown[] = Array.isArray(value) ? flattened(value, new Set()) : [value];
  const namespaces = isEslint ? namespacesIn(entries) : new Set([NAMESPACE]);
  return entries.map(entry => {
    const problem = problemIn(isEslint ? entrySchema : ownSchema, entry, `The configuration in '${file}'`);
    if (problem !== undefined) throw new SettingsError(problem);
    return partOf(entry as object, isEslint, namespaces);
  });
}

/** Returns the entries of a list, and of the lists in it. A list that holds itself adds nothing. */
function flattened(list: readonly unknown[], within: ReadonlySet<unknown>): unknown[] {
  if (within.has(list)) return [];
  return list.flatMap(entry => (Array.isArray(entry) ? flattened(entry, new Set([...within, list])) : [entry]));
}

/**
 * Returns the part of an entry that matters here. An entry that has more than `ignores` must not become one that ignores everywhere. In a flat
 * config of ESLint, a rule without a prefix is one of ESLint.
 */
function partOf(entry: object, isEslint: boolean, namespaces: ReadonlySet<string>): object {
  const { name, basePath, files, ignores, rules, settings, ...rest } = entry as Record<string, unknown>;
  const matching = {
    ...(name !== undefined && { name }),
    ...(basePath !== undefined && { basePath }),
    ...(files !== undefined && { files }),
    ...(ignores !== undefined && { ignores }),
  };
  const isGlobalIgnore = rules === undefined && settings === undefined && files === undefined && Object.keys(rest).length === 0;
  if (isGlobalIgnore) return matching;
  const own = Object.entries(rules ?? {}).flatMap(([rule, value]) => {
    const [, namespace, name] = /^(.*)\/([^/]*)$/.exec(rule) ?? [];
    if (namespace !== undefined && namespaces.has(namespace)) return [[`${NAMESPACE}/${name ?? ''}`, value] as const];
    return isEslint ? [] : [[rule, value] as const];
  });
  return { ...matching, rules: Object.fromEntries(own), settings: settings ?? {}, linterOptions: rest.linterOptions ?? {} };
}

/** Returns the names by which a flat config has this plugin. */
function namespacesIn(entries: readonly unknown[]): ReadonlySet<string> {
  const named = entries.flatMap(entry => Object.entries(objectOf(objectOf(entry).plugins)));
  const own = named.filter(([, plugin]) => objectOf(objectOf(plugin).meta).name === 'eslint-plugin-event-loop');
  return new Set([NAMESPACE, ...own.map(([name]) => name)]);
}

const NAMESPACE = 'event-loop';

const isAnything = (): void => {};

/** Merges rules as ESLint does: a severity alone leaves the options as they are. */
function mergedRules(a: OwnConfig['rules'] = {}, b: OwnConfig['rules'] = {}): OwnConfig['rules'] {
  const merged = new Map(Object.entries(a));
  for (const [name, value] of Object.entries(b)) {
    const before = merged.get(name);
    const isSeverityAlone = !Array.isArray(value) || value.length === 1;
    const severity: unknown = Array.isArray(value) ? value[0] : value;
    merged.set(name, isSeverityAlone && Array.isArray(before) ? [severity, ...(before as unknown[]).slice(1)] : value);
  }
  return Object.fromEntries(merged);
}

/** Merges objects as ESLint merges settings: objects in them are merged too, all else is replaced. */
function mergedObjects(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b)) return b === undefined ? a : b;
  const merged = new Map(Object.entries(a));
  for (const [name, value] of Object.entries(b)) merged.set(name, mergedObjects(merged.get(name), value));
  return Object.fromEntries(merged);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
