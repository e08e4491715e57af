/** The rules that run on a file, with their severity and options: a preset, and the changes of a configuration. */
import type { PresetName } from '../rule/preset-names.ts';
import { presetOf } from '../rule/presets.ts';
import type { EventLoopRule } from '../rule/rule.ts';
import { problemIn, readSettings, SettingsError, shown, type Settings } from '../analysis/settings.ts';

export type Severity = 'error' | 'warn';

export interface ConfiguredRule {
  readonly rule: EventLoopRule;
  readonly severity: Severity;
  readonly options: object;
}

export interface Config {
  readonly rules: readonly ConfiguredRule[];
  readonly settings: Settings;
  /** True where comments in the code switch nothing off. */
  readonly ignoresDirectives?: boolean;
}

/** The part of a configuration that holds for a file. It has the rules and settings of all plugins. */
export interface OwnConfig {
  readonly rules?: Readonly<Record<string, unknown>> | undefined;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  readonly linterOptions?: { readonly noInlineConfig?: unknown } | undefined;
}

type RulesByName = Readonly<Record<string, EventLoopRule>>;

const severities: ReadonlyMap<unknown, Severity | 'off'> = new Map<unknown, Severity | 'off'>([
  ...(['off', 'warn', 'error'] as const).flatMap((name, level) => [[name, name] as const, [level, name] as const]),
]);

/** Returns a severity as ESLint writes it: a word or a number. Nothing for any other value. */
export const severityOf = (level: unknown): Severity | 'off' | undefined => severities.get(level);

const noOptions = { type: 'object', additionalProperties: false };

/**
 * Returns the rules of a preset with the changes of a configuration. Without a preset, only the rules that the configuration switches on
 * are on. Throws a `SettingsError`.
 */
export function configOf(preset: PresetName | undefined, own: OwnConfig, all: RulesByName): Config {
  const base = preset === undefined ? { options: {}, settings: undefined } : presetOf(preset, all);
  const entries = new Map<string, readonly [Severity | 'off', object]>(
    Object.entries(base.options).map(([name, options]) => [name, ['error', options]]),
  );
  for (const [name, value] of Object.entries(own.rules ?? {})) {
    const rule = name.replace(/^event-loop\//, '');
    // A flat config may hold other plugins' rules.
    if (rule === name && name.includes('/')) continue;
    const found = Object.hasOwn(all, rule) ? all[rule] : undefined;
    entries.set(rule, severityAndOptions(name, value, found, entries.get(rule)?.[1]));
  }
  const rules = [...entries].flatMap(([name, [severity, options]]): ConfiguredRule[] => {
    const rule = all[name];
    if (!rule || severity === 'off') return [];
    return [{ rule, severity, options: { ...rule.meta.defaultOptions[0], ...options } }];
  });
  const settings = { ...base.settings, ...readSettings(own.settings?.['event-loop']) };
  return { rules, settings, ...(own.linterOptions?.noInlineConfig === true && { ignoresDirectives: true }) };
}

function severityAndOptions(
  name: string,
  value: unknown,
  rule: EventLoopRule | undefined,
  inherited: object = {},
): readonly [Severity | 'off', object] {
  if (!rule) throw new SettingsError(`There is no rule '${name}'.`);
  const [level, ...options] = Array.isArray(value) ? (value as unknown[]) : [value];
  const severity = severityOf(level);
  if (!severity) throw new SettingsError(`The severity of rule '${name}' must be off, warn or error, not ${shown(level)}.`);
  const [option] = options;
  if (option === undefined) return [severity, inherited];
  const [schema = noOptions] = rule.meta.schema;
  const problem = problemIn(schema, option, `The option of rule '${name}'`);
  if (problem !== undefined) throw new SettingsError(problem);
  return [severity, option as object];
}
