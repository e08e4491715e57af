/**
 * Comments that switch rules off, with the meaning that ESLint gives them. `eslint-disable` is for the next line, this line,
 * or everything after it. `eslint rule: off` is for the whole file.
 */
import { ConfigCommentParser } from '@eslint/plugin-kit';
import { getOrMake } from '../collections/maps.ts';
import type { Comment } from '../summary/doc-tags.ts';
import { spansOf } from '../summary/spans.ts';
import { severityOf, type Severity } from './config.ts';

const parser = new ConfigCommentParser();

interface Directive {
  readonly type: 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  /** The rules that the comment names. An empty list means all rules. */
  readonly rules: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly offset: number;
}

/** Tells whether a rule's report at an offset on a line is switched off. */
export type IsDisabled = (rule: string, offset: number, line: number) => boolean;

export function disabledBy(text: string, comments: readonly Comment[]): IsDisabled {
  const directives = directivesOf(text, comments);
  if (directives.length === 0) return () => false;
  const byRule = new Map<string, IsDisabledHere>();
  return (rule, offset, line) => getOrMake(byRule, rule, () => disabledFor(rule, directives))(offset, line);
}

type IsDisabledHere = (offset: number, line: number) => boolean;

/** Returns the test for one rule. A file may have thousands of comments and reports, so lines are looked up. */
function disabledFor(rule: string, directives: readonly Directive[]): IsDisabledHere {
  const own = directives.filter(({ rules }) => rules.length === 0 || rules.includes(rule));
  const lines = new Set<number>();
  for (const { type, line, endLine } of own) {
    if (type === 'disable-line') lines.add(line);
    if (type === 'disable-next-line') lines.add(endLine + 1);
  }
  // Comments come in the order of the text.
  const switches = own.filter(({ type }) => type === 'disable' || type === 'enable');
  return (offset, line) => {
    if (lines.has(line)) return true;
    const before = countUpTo(switches, offset);
    return switches[before - 1]?.type === 'disable';
  };
}

/** Returns the number of directives that begin at an offset or before it. */
function countUpTo(directives: readonly Directive[], offset: number): number {
  let [low, high] = [0, directives.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((directives[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the severities that comments such as `eslint rule: off` set for the whole file. The last one counts. */
export function severitiesIn(comments: readonly Comment[]): ReadonlyMap<string, Severity | 'off'> {
  const severities = new Map<string, Severity | 'off'>();
  for (const { type, value } of comments) {
    const parsed = type === 'Block' ? parser.parseDirective(value) : undefined;
    if (parsed?.label !== 'eslint') continue;
    const result = parser.parseJSONLikeConfig(parsed.value);
    if (!result.ok) continue;
    for (const [rule, setting] of Object.entries(result.config as Record<string, unknown>)) {
      const severity: unknown = Array.isArray(setting) ? setting[0] : setting;
      const known = severityOf(severity);
      if (known) severities.set(rule, known);
    }
  }
  return severities;
}

function directivesOf(text: string, comments: readonly Comment[]): Directive[] {
  const relevant = comments.filter(({ value }) => value.includes('eslint-'));
  if (relevant.length === 0) return [];
  const spanOf = spansOf(text);
  return relevant.flatMap(({ type, value, range }): Directive[] => {
    const parsed = parser.parseDirective(value);
    const kind = parsed && /^eslint-(disable|enable|disable-line|disable-next-line)$/.exec(parsed.label)?.[1];
    if (!parsed || !kind) return [];
    // ESLint reads `disable` and `enable` in block comments only.
    if (type !== 'Block' && (kind === 'disable' || kind === 'enable')) return [];
    const rules = Object.keys(parser.parseListConfig(parsed.value));
    const [start, end] = range;
    const { line } = spanOf([start, start]);
    const { line: endLine } = spanOf([end, end]);
    return [{ type: kind as Directive['type'], rules, line, endLine, offset: start }];
  });
}
