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

/**
 * A token: a comment, a string, a template up to its first expression, a word, blanks, or one other character. Brackets and
 * operators in comments, strings and templates don't count.
 */
const TOKEN =
  /\/\/[^\n]*|\/\*[^]*?\*\/|"[^"\\\n]*(?:\\[^][^"\\\n]*)*"|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'|`[^`\\$]*(?:(?:\\[^]|\$(?!\{))[^`\\$]*)*`|[\w$]+|[^\S\n]+|\|\||&&|[^]/y;

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
  /** The cost so far, and the cost before the last semicolon. An `else` after that semicolon continues from there. */
  run: number;
  before: number;
  /** True for the brackets of an `if` or a loop. */
  readonly isHead: boolean;
}

/** Finds the offset at which a text nests too deeply. */
export function tooDeepAt(text: string): number | undefined {
  // The text itself, and each open bracket.
  const levels: Level[] = [{ around: 0, run: 0, before: 0, isHead: false }];
  let level = levels[0] as Level;
  let last = '';
  let isAfterHead = false;
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
    if (isComment || first.trim() === '') continue;
    // A string or a long name does not count: its first character is enough.
    const token = end - start === 1 || end - start > LONGEST_WORD ? first : text.slice(start, end);
    if (token === ';') level.before = level.run;
    if (token === 'else' && last === ';') level.run = level.before;
    else if (endsRun(token, last, isNewLine, isAfterHead)) level.run = 0;
    isNewLine = false;
    isAfterHead = false;
    level.run += costs.get(first === '`' ? first : token) ?? 0;
    if (level.around + level.run > MAX_COST) return start;
    if (opening.has(token)) {
      levels.push((level = { around: level.around + level.run, run: 0, before: 0, isHead: token === '(' && heads.has(last) }));
      if (levels.length > MAX_DEPTH + 1) return start;
    } else if (closing.has(token)) {
      isAfterHead = level.isHead;
      if (levels.length > 1) levels.pop();
      level = levels.at(-1) as Level;
    }
    last = token;
  }
  return undefined;
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
