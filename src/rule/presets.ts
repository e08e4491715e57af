/** Which rules a preset switches on, and with which options and settings. The rules themselves say so. */
import type { EventLoopRule, Presets } from './rule.ts';
import type { Settings } from '../analysis/settings.ts';

export const presetNames = ['recommended', 'strict', 'all'] as const;
export type PresetName = (typeof presetNames)[number];

export interface Preset {
  /** The rules that are on, with their options. */
  readonly options: Readonly<Record<string, object>>;
  readonly settings: Settings | undefined;
}

export function presetOf(preset: PresetName, rules: Readonly<Record<string, EventLoopRule>>): Preset {
  const options = Object.entries(rules).flatMap(([name, { meta }]) => {
    const own = optionsIn(preset, meta.presets);
    return own ? [[name, own] as const] : [];
  });
  return { options: Object.fromEntries(options), settings: preset === 'recommended' ? undefined : { startup: 'report' } };
}

/** Every rule is in `all`: with options of its own there, or else with its strictest elsewhere. */
function optionsIn(preset: PresetName, { recommended, strict, all }: Presets<object>): object | undefined {
  switch (preset) {
    case 'recommended':
      return recommended;
    case 'strict':
      return strict;
    case 'all':
      return all ?? strict ?? recommended ?? {};
  }
}
