/** The plugin: its rules, and its presets as flat configs. */
import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { rules } from '../rules/index.ts';
import { toEslintRule } from './eslint/to-eslint-rule.ts';
import { presetNames, type PresetName } from './rule/preset-names.ts';
import { presetOf } from './rule/presets.ts';

export type { Settings } from './analysis/settings.ts';

const { name, version } = createRequire(import.meta.url)('eslint-plugin-event-loop/package.json') as {
  name: string;
  version: string;
};

/** The prefix of the rules in a configuration. */
const namespace = 'event-loop';

const plugin: Omit<ESLint.Plugin, 'configs'> & { configs: Record<PresetName, Linter.Config> } = {
  meta: { name, version, namespace },
  rules: Object.fromEntries(Object.entries(rules).map(([rule, definition]) => [rule, toEslintRule(definition)])),
  configs: { recommended: {}, strict: {}, all: {} },
};

for (const preset of presetNames) {
  const { options, settings } = presetOf(preset, rules);
  plugin.configs[preset] = {
    name: `${namespace}/${preset}`,
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(
      Object.entries(options).map(([rule, value]) => [`${namespace}/${rule}`, Object.keys(value).length > 0 ? ['error', value] : 'error']),
    ),
    ...(settings && { settings: { [namespace]: settings } }),
  };
}

export default plugin;
// `require('eslint-plugin-event-loop')` returns the plugin as well.
export { plugin as 'module.exports' };
