/** What docs/oxlint.md says of oxlint: how the rules are configured there, and where it tells something else than ESLint. */
import plugin from '../../src/index.ts';

const { rules, settings } = plugin.configs.strict;

/** The preset `strict` for oxlint, which reads no presets of plugins. */
export const oxlintConfig = JSON.stringify({
  jsPlugins: ['eslint-plugin-event-loop'],
  categories: { correctness: 'off' },
  rules,
  settings,
});

/** A finding of ours, a line of text, as oxlint tells it; nothing where it does not. */
export function asOxlintTells(line: string): string | undefined {
  // It takes `// eslint-disable` for the block comment of that name.
  if (/^fixtures\/reports\/disabled\.js:1[48]:/.test(line)) return undefined;
  // It counts columns in bytes: a smiley is four of them, and two characters of JavaScript.
  return line.replace(/^(fixtures\/reports\/characters\.js:6):9 /, '$1:11 ');
}
