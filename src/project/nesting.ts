/**
 * Finds texts that nest too deeply for the stack of a parser. The parser is native code: instead of throwing, it would end
 * the process. Brackets and operators alone decide, which is enough to accept all that people write.
 */

/** The depth of brackets in brackets. The scope analysis fails soon above it; a thread's stack takes a few thousand. */
const MAX_DEPTH = 1000;

/**
 * The cost that the operators of an expression, and of the expressions around it, may have together. In the tree, each
 * operator may hold all operators after it, or all before it.
 */
const MAX_COST = 20_000;

const opening = new Set('([{');
const closing = new Set(')]}');
/** Operators that hold an operand. A single `|` or `&` is not among them: a union of a thousand types is one list. */
const operators = new Set(['+', '-', '*', '/', '%', '^', '<', '>', '=', '!', '?', ':', '~', '||', '&&']);
/** Words that hold the code after them, and may begin a statement. */
const beginnings = new Set(['await', 'delete', 'do', 'for', 'if', 'keyof', 'new', 'readonly', 'typeof', 'void', 'while', 'with', 'yield']);
/** Words that hold the code after them, and continue the code before them. */
const continuations = new Set(['as', 'else', 'extends', 'in', 'instanceof', 'satisfies']);
/** Words that hold the statement after their brackets. */
const heads = new Set(['for', 'if', 'while', 'with']);
/** Words that begin a statement where they follow a block. */
const statements = new Set(['class', 'do', 'for', 'function', 'if', 'while', 'with']);

/** A token that is no word: a comment up to the end of its line, blanks, or another character. */
const TOKEN = /\/\/[^\n\r\u2028\u2029]*|[^\S\n\r\u2028\u2029]+|\|\||&&|[^]/y;

const lineBreaks = new Set('\n\r\u2028\u2029');

/** Strings by the character code of their quote. */
const STRINGS: ReadonlyMap<number, RegExp> = new Map([
  [34, /"[^"\\\n\r]*(?:\\[^][^"\\\n\r]*)*"/y],
  [39, /'[^'\\\n\r]*(?:\\[^][^'\\\n\r]*)*'/y],
]);

/** A regular expression: a slash, characters, escapes and classes up to the next slash, and flags. */
const REGEXP =
  /\/(?![*/])[^\\/[\n\r\u2028\u2029]*(?:(?:\\.|\[[^\]\\\n\r\u2028\u2029]*(?:\\.[^\]\\\n\r\u2028\u2029]*)*\])[^\\/[\n\r\u2028\u2029]*)*\/[\w$]*/y;

/** The text of a template, up to its end or to its next expression. */
const TEMPLATE = /[^`\\$]*(?:(?:\\[^]|\$(?!\{))[^`\\$]*)*/y;

/** Words after which a slash begins a regular expression. */
const beforeValue = new Set([...beginnings, 'case', 'else', 'extends', 'in', 'instanceof', 'of', 'return', 'throw']);

/** The characters that change how a text is read after them. */
const misleading = /['"`()[\]{}]|\/[*/]/;

/** Marks of JSX, whose text may look like code, and of comments that only scripts have. */
const elements = /<\/|\/>/;
const scriptComments = /<!--|-->/;

/** The length of the longest word that counts. */
const LONGEST_WORD = 10;

/** The share of the stack that each token takes, in the parser or in readers of its tree. Links of a chain take the least. */
const costs: ReadonlyMap<string, number> = new Map([
  ...[...operators, ...beginnings, ...continuations].map(token => [token, 4] as const),
  ...['.', '(', '[', '`', 'as', 'in', 'instanceof', 'satisfies'].map(token => [token, 1] as const),
  ['extends', 20] as const,
]);

interface Level {
  /** The cost of the levels around this one, where it begins. */
  readonly around: number;
  /** The cost since the last semicolon, of the level and of those around it. Only semicolons end it. */
  loose: number;
  readonly looseAround: number;
  /** The cost so far, and the cost before the last semicolon. An `else` after that semicolon continues from there. */
  run: number;
  before: number;
  /** True for the brackets of an `if` or a loop. */
  readonly isHead: boolean;
  /** True for an expression in a template. */
  readonly isInTemplate: boolean;
}

export interface Nesting {
  /** The offset at which the text nests too deeply. */
  readonly tooDeepAt?: number;
  /** True if the text may be read in another way, in which it nests more deeply. */
  readonly isAmbiguous: boolean;
}

/** Measures how deeply a text nests. `mayHaveElements` is true for a language with JSX. */
export function nestingOf(text: string, mayHaveElements = true): Nesting {
  // The text itself, and each open bracket.
  const levels: Level[] = [{ around: 0, looseAround: 0, loose: 0, run: 0, before: 0, isHead: false, isInTemplate: false }];
  let level = levels[0] as Level;
  let last = '';
  let beforeLast = '';
  let isAfterHead = false;
  let isNewLine = false;
  let isAmbiguous = scriptComments.test(text) || (mayHaveElements && elements.test(text));
  const lastCommentEnd = text.lastIndexOf('*/') - 2;
  // Up to here, no string or regular expression ends on its line.
  let noStringBefore = 0;
  let noRegExpBefore = 0;
  let start = 0;
  while (start < text.length) {
    const code = text.charCodeAt(start);
    if (code === SPACE) {
      start++;
      continue;
    }
    let first = text.charAt(start);
    let end = start;
    let isLiteral = false;
    const string = start >= noStringBefore ? STRINGS.get(code) : undefined;
    if (isWordCode(code)) {
      do end++;
      while (isWordCode(text.charCodeAt(end)));
    } else if (string) {
      end = matchAt(string, text, start) ?? start;
      isLiteral = end > start;
      if (!isLiteral) {
        noStringBefore = endOfLine(text, start);
        isAmbiguous = true;
      }
    } else if (first === '/' && text[start + 1] === '*') {
      // A comment without an end is an error, or no comment.
      if (start <= lastCommentEnd) end = text.indexOf('*/', start + 2) + 2;
      else isAmbiguous = true;
    } else if (first === '/' && start >= noRegExpBefore && text[start + 1] !== '/') {
      const kind = slashAfter(last, beforeLast, isAfterHead);
      const literal = kind === 'operator' ? start : matchAt(REGEXP, text, start);
      if (literal === undefined) {
        noRegExpBefore = endOfLine(text, start);
        isAmbiguous = true;
      } else if (kind === 'literal') {
        end = literal;
        isLiteral = true;
      } else if (kind === 'unknown') isAmbiguous ||= misleading.test(text.slice(start + 1, literal));
    }
    if (end <= start) {
      TOKEN.lastIndex = start;
      TOKEN.test(text);
      end = TOKEN.lastIndex;
    }
    // A parser may go on after a character that begins no token.
    if (first === '\\') isAmbiguous = true;
    if (first === '`') end = matchAt(TEMPLATE, text, end) ?? end;
    if (lineBreaks.has(first)) {
      isNewLine = true;
      start = end;
      continue;
    }
    const isComment = first === '/' && !isLiteral && end > start + 1;
    if (isComment || first.trim() === '') {
      start = end;
      continue;
    }
    if (isLiteral) first = '"';
    // A string, another literal or a long name does not count: one character is enough.
    const token = isLiteral || first === '`' || end - start === 1 || end - start > LONGEST_WORD ? first : text.slice(start, end);
    if (token === ';') level.before = level.run;
    if (token === 'else' && last === ';') level.run = level.before;
    else if (endsRun(token, last, isNewLine, isAfterHead)) level.run = 0;
    isNewLine = false;
    isAfterHead = false;
    const cost = costs.get(first === '`' ? first : token) ?? 0;
    level.run += cost;
    if (token === ';') level.loose = 0;
    // In an expression, each `|` may hold all before it.
    level.loose += cost > 0 ? cost : token === '|' || token === '&' ? 4 : 0;
    isAmbiguous ||= level.looseAround + level.loose > MAX_COST;
    if (level.around + level.run > MAX_COST) return { tooDeepAt: start, isAmbiguous };
    beforeLast = last;
    last = token;
    let open = opening.has(token) ? { isHead: token === '(' && heads.has(beforeLast), isInTemplate: false } : undefined;
    if (closing.has(token)) {
      isAfterHead = level.isHead;
      const { isInTemplate } = level;
      if (levels.length > 1) levels.pop();
      level = levels.at(-1) as Level;
      // The template goes on.
      if (isInTemplate && token === '}') end = matchAt(TEMPLATE, text, end) ?? end;
      if (isInTemplate) first = '`';
    }
    if (first === '`') {
      last = '`';
      if (text.startsWith('${', end)) {
        open = { isHead: false, isInTemplate: true };
        end += 2;
        last = '{';
      } else {
        isAmbiguous ||= end >= text.length;
        end = Math.min(end + 1, text.length);
      }
    }
    if (open) {
      levels.push(
        (level = { around: level.around + level.run, looseAround: level.looseAround + level.loose, loose: 0, run: 0, before: 0, ...open }),
      );
      if (levels.length > MAX_DEPTH + 1) return { tooDeepAt: start, isAmbiguous };
    }
    start = end;
  }
  return { isAmbiguous };
}

const SPACE = 32;

/** Tells whether a character may be in a word: a letter, a digit, `_` or `$`. */
const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36;

/** Returns the end of a match that begins at an offset. */
function matchAt(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function endOfLine(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at < 0 ? text.length : at;
}

/** Tells what a slash after a token is: the beginning of a literal, an operator, or either. */
function slashAfter(last: string, beforeLast: string, isAfterHead: boolean): 'literal' | 'operator' | 'unknown' {
  if (last === ')') return isAfterHead ? 'literal' : 'operator';
  if (last === '}' || (last === beforeLast && (last === '+' || last === '-')) || last === '>') return 'unknown';
  if (beforeValue.has(last)) return beforeLast === '.' ? 'unknown' : 'literal';
  return last === '' || /^[^\w$\])`'"]/.test(last) ? 'literal' : 'operator';
}

const isOperator = (token: string): boolean => operators.has(token) || beginnings.has(token) || continuations.has(token);

/** Tells whether the code before a token does not hold it. */
function endsRun(token: string, last: string, isNewLine: boolean, isAfterHead: boolean): boolean {
  if (token === ';' || token === ',' || token === 'case' || (last === '}' && statements.has(token))) return true;
  // A line that neither ends in an operator nor begins the next with one may end a statement.
  return (
    isNewLine && !isAfterHead && token !== '.' && !operators.has(token) && !continuations.has(token) && last !== '.' && !isOperator(last)
  );
}
