/** The presets: rules with options, and settings. Each rule names the presets that switch it on, and its options there. */
import type { PresetName } from './preset-names.ts';
import type { EventLoopRule, Presets } from './rule.ts';
import type { Settings } from '../analysis/settings.ts';

export interface Preset {
  /** The options of the rules that are on, by name. */
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

/** Returns a rule's options in a preset. Every rule is in `all`, with options of its own there or else its strictest elsewhere. */
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
