/** `eslint-disable` comments, read as ESLint reads them: for the next line, this line, or from here on. */
import { ConfigCommentParser } from '@eslint/plugin-kit';
import type { Comment } from '../summary/doc-tags.ts';
import { spansOf } from '../summary/spans.ts';

const parser = new ConfigCommentParser();

interface Directive {
  readonly type: 'disable' | 'enable' | 'disable-line' | 'disable-next-line';
  /** None: all rules. */
  readonly rules: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly offset: number;
}

/** Whether a rule's report at an offset on a line is switched off. */
export type IsDisabled = (rule: string, offset: number, line: number) => boolean;

export function disabledBy(text: string, comments: readonly Comment[]): IsDisabled {
  const directives = directivesOf(text, comments);
  if (directives.length === 0) return () => false;
  return (rule, offset, line) => {
    let disabled = false;
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
