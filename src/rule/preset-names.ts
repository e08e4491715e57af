/** The names of the presets. The published types need no more of the rules. */
export const presetNames = ['recommended', 'strict', 'all'] as const;
export type PresetName = (typeof presetNames)[number];
