/**
 * Whether a text nests so deeply that a parser's stack would not last. The parser is native code: it does not throw then, it
 * ends the process. Read by brackets and operators alone, which is enough to be sure of what people write.
 */

/** Brackets within brackets. The scope analysis fails soon after that; a thread's stack takes a few thousand. */
const MAX_DEPTH = 1000;

/** Operators in one expression, each of which may hold all that come after it, or before. */
const MAX_RUN = 5000;

const opening = new Set('([{');
const closing = new Set(')]}');
/** Single `|` and `&` are left out: a union of types has them by the thousand, and is one list. */
const operators = new Set(['+', '-', '*', '/', '%', '^', '<', '>', '=', '!', '?', ':', '~', '||', '&&']);
const words = new Set(['await', 'delete', 'else', 'new', 'typeof', 'void', 'yield']);

/**
 * What brackets and operators do not count in: comments, strings, templates as far as their first expression. Words, blanks, or one
 * more character.
 */
const TOKEN = /\/\/[^\n]*|\/\*[^]*?\*\/|"[^"\\\n]*(?:\\[^][^"\\\n]*)*"|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'|`[^`\\$]*(?:(?:\\[^]|\$(?!\{))[^`\\$]*)*`|[\w$]+|[^\S\n]+|\|\||&&|[^]/y;

const LONGEST_WORD = 6;

/** The offset at which a text nests too deeply; none where it does not. */
export function tooDeepAt(text: string): number | undefined {
  /** The operators so far, for each bracket that is open. */
  const runs = [0];
  let last = '';
  let isNewLine = false;
  TOKEN.lastIndex = 0;
  for (let start = 0; TOKEN.test(text); start = TOKEN.lastIndex) {
    const end = TOKEN.lastIndex;
    const first = text.charAt(start);
    if (first === '\n') {
      isNewLine = true;
      continue;
    }
    const isComment = first === '/' && end > start + 1;
    if (isComment || first === ' ' || first.trim() === '') continue;
    // A string or a long name is no operator: its first character says enough.
    const token = end - start === 1 || end - start > LONGEST_WORD ? first : text.slice(start, end);
    const isOperator = operators.has(token) || words.has(token);
    // A line that neither ends in an operator nor begins the next with one may end a statement.
    if (token === ';' || token === ',' || (isNewLine && !isOperator && token !== '.' && !isContinued(last))) runs[runs.length - 1] = 0;
    isNewLine = false;
    if (opening.has(token)) {
      if (runs.push(0) > MAX_DEPTH + 1) return start;
    } else if (closing.has(token)) {
      if (runs.length > 1) runs.pop();
    } else if (isOperator) {
      const run = (runs.at(-1) ?? 0) + 1;
      if (run > MAX_RUN) return start;
      runs[runs.length - 1] = run;
    }
    last = token;
  }
  return undefined;
}

const isContinued = (last: string): boolean => operators.has(last) || words.has(last) || last === '.';
