/**
 * Comments that switch rules off, with the meaning that ESLint gives them. `eslint-disable` is for the next line, this line,
 * or everything after it. `eslint rule: off` is for the whole file.
 */
import { ConfigCommentParser } from '@eslint/plugin-kit';
import type { Comment } from '../summary/doc-tags.ts';
import { spansOf } from '../summary/spans.ts';

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
  const off = rulesOff(comments);
  if (directives.length === 0 && off.size === 0) return () => false;
  return (rule, offset, line) => {
    let disabled = off.has(rule);
    for (const directive of directives) {
      if (directive.rules.length > 0 && !directive.rules.includes(rule)) continue;
      switch (directive.type) {
        case 'disable-line':
          if (line === directive.line) return true;
          break;
        case 'disable-next-line':
          if (line === directive.endLine + 1) return true;
          break;
        default:
          if (directive.offset <= offset) disabled = directive.type === 'disable';
      }
    }
    return disabled;
  };
}

/** Returns the rules that `eslint rule: off` comments name. */
function rulesOff(comments: readonly Comment[]): ReadonlySet<string> {
  const off = new Set<string>();
  for (const { type, value } of comments) {
    const parsed = type === 'Block' ? parser.parseDirective(value) : undefined;
    if (parsed?.label !== 'eslint') continue;
    const result = parser.parseJSONLikeConfig(parsed.value);
    if (!result.ok) continue;
    for (const [rule, setting] of Object.entries(result.config as Record<string, unknown>)) {
      const severity: unknown = Array.isArray(setting) ? setting[0] : setting;
      if (severity === 'off' || severity === 0) off.add(rule);
    }
  }
  return off;
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
