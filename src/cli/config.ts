/** The rules that run, with their severity and options: a preset, and the changes of a configuration file. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { presetOf, type PresetName } from '../rule/presets.ts';
import type { EventLoopRule } from '../rule/rule.ts';
import { problemIn, readSettings, SettingsError, type Settings } from '../analysis/settings.ts';

export type Severity = 'error' | 'warn';

export interface ConfiguredRule {
  readonly rule: EventLoopRule;
  readonly severity: Severity;
  readonly options: object;
}

export interface Config {
  readonly rules: readonly ConfiguredRule[];
  readonly settings: Settings;
}

const severities: Readonly<Record<string, Severity | 'off'>> = {
  off: 'off',
  warn: 'warn',
  error: 'error',
  0: 'off',
  1: 'warn',
  2: 'error',
};

const noOptions = { type: 'object', additionalProperties: false };

const entrySchema = {
  type: 'object',
  additionalProperties: true,
  properties: { rules: { type: 'object' }, settings: { type: 'object' } },
} as const;

/** Reads the configuration. Throws a `SettingsError`. */
export async function readConfig(
  preset: PresetName,
  file: string | undefined,
  all: Readonly<Record<string, EventLoopRule>>,
  cwd: string,
): Promise<Config> {
  const base = presetOf(preset, all);
  const own = file === undefined ? {} : await load(file, cwd);
  const entries = new Map<string, readonly [Severity | 'off', object]>(
    Object.entries(base.options).map(([name, options]) => [name, ['error', options]]),
  );
  for (const [name, value] of Object.entries(own.rules ?? {})) {
    const rule = name.replace(/^event-loop\//, '');
    // A flat config may hold other plugins' rules.
    if (rule === name && name.includes('/')) continue;
    entries.set(rule, severityAndOptions(name, value, all[rule], entries.get(rule)?.[1]));
  }
  const rules = [...entries].flatMap(([name, [severity, options]]): ConfiguredRule[] => {
    const rule = all[name];
    if (!rule || severity === 'off') return [];
    return [{ rule, severity, options: { ...rule.meta.defaultOptions[0], ...options } }];
  });
  return { rules, settings: { ...base.settings, ...readSettings(own.settings?.['event-loop']) } };
}

function severityAndOptions(
  name: string,
  value: unknown,
  rule: EventLoopRule | undefined,
  inherited: object = {},
): readonly [Severity | 'off', object] {
  if (!rule) throw new SettingsError(`There is no rule '${name}'.`);
  const [level, ...options] = Array.isArray(value) ? (value as unknown[]) : [value];
  const severity = severities[String(level)];
  if (!severity) throw new SettingsError(`The severity of rule '${name}' must be off, warn or error, not ${JSON.stringify(level)}.`);
  const [option] = options;
  if (option === undefined) return [severity, inherited];
  const [schema = noOptions] = rule.meta.schema;
  const problem = problemIn(schema, option, `The option of rule '${name}'`);
  if (problem !== undefined) throw new SettingsError(problem);
  return [severity, option as object];
}

interface ConfigFile {
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

async function load(file: string, cwd: string): Promise<ConfigFile> {
  const value = await contentOf(file, resolve(cwd, file));
  // A flat config is a list. Only ESLint follows the `files` of its entries.
  const entries: readonly unknown[] = Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY) : [value];
  return entries.reduce<ConfigFile>((merged, entry) => {
    const problem = problemIn(entrySchema, entry, `The configuration in '${file}'`);
    if (problem !== undefined) throw new SettingsError(problem);
    // The entry matches the schema.
    const { rules, settings } = entry as ConfigFile;
    return { rules: { ...merged.rules, ...rules }, settings: { ...merged.settings, ...settings } };
  }, {});
}

async function contentOf(file: string, path: string): Promise<unknown> {
  try {
    if (!path.endsWith('.json')) return ((await import(pathToFileURL(path).href)) as { default: unknown }).default;
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    throw new SettingsError(`The configuration '${file}' cannot be read: ${(error as Error).message.split('\n')[0] ?? ''}`);
  }
}
