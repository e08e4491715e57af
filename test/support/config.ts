/** The configuration of a run, without looking for a file. */
import type { EventLoopRule } from '../../src/rule/rule.ts';
import type { PresetName } from '../../src/rule/preset-names.ts';
import type { Config } from '../../src/cli/config.ts';
import { readConfiguration } from '../../src/cli/configuration.ts';

/** Returns the rules and settings of a preset. */
export async function presetConfig(preset: PresetName, rules: Readonly<Record<string, EventLoopRule>>): Promise<Config> {
  const config = (await readConfiguration({ preset, file: false }, rules, import.meta.dirname)).of(import.meta.filename);
  if (!config) throw new Error('A preset is about every file.');
  return config;
}
