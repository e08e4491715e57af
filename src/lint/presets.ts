/** Which rules a preset switches on, and with which options and settings. The rules themselves say so. */
import type { EventLoopRule } from './rule.ts';
import type { Settings } from './settings.ts';

export const presetNames = ['recommended', 'strict'] as const;
export type PresetName = (typeof presetNames)[number];

export interface Preset {
  /** The rules that are on, with their options. */
  readonly options: Readonly<Record<string, object>>;
  readonly settings: Settings | undefined;
}

export function presetOf(preset: PresetName, rules: Readonly<Record<string, EventLoopRule>>): Preset {
  const options = Object.entries(rules).flatMap(([name, { meta }]) => {
    const own = meta.presets[preset];
    return own ? [[name, own] as const] : [];
  });
  return { options: Object.fromEntries(options), settings: preset === 'strict' ? { startup: 'report' } : undefined };
}
