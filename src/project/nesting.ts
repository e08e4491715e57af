/**
 * Whether a text nests so deeply that a parser's stack would not last. The parser is native code: it does not throw then, it
 * ends the process. Read by brackets and operators alone, which is enough to be sure of what people write.
 */

/** Brackets within brackets. The scope analysis fails soon after that; a thread's stack takes a few thousand. */
const MAX_DEPTH = 1000;

/** What the operators of one expression, and of those around it, may cost: each may hold all that come after it, or before. */
const MAX_COST = 20_000;

const opening = new Set('([{');
const closing = new Set(')]}');
/** Single `|` and `&` are left out: a union of types has them by the thousand, and is one list. */
const operators = new Set(['+', '-', '*', '/', '%', '^', '<', '>', '=', '!', '?', ':', '~', '||', '&&']);
/** Words that hold what comes after them, and may begin a statement. */
const beginnings = new Set(['await', 'delete', 'do', 'for', 'if', 'keyof', 'new', 'readonly', 'typeof', 'void', 'while', 'with', 'yield']);
/** Words that hold what comes after them, and go on with what was before. */
const continuations = new Set(['as', 'else', 'extends', 'in', 'instanceof', 'satisfies']);
/** Words whose brackets are followed by a statement that they hold. */
const heads = new Set(['for', 'if', 'while', 'with']);
/** Words that begin a statement where they follow a block. */
const statements = new Set(['class', 'do', 'for', 'function', 'if', 'while', 'with']);

/**
 * What brackets and operators do not count in: comments, strings, templates as far as their first expression. Words, blanks, or one
 * more character.
 */
const TOKEN =
  /\/\/[^\n]*|\/\*[^]*?\*\/|"[^"\\\n]*(?:\\[^][^"\\\n]*)*"|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'|`[^`\\$]*(?:(?:\\[^]|\$(?!\{))[^`\\$]*)*`|[\w$]+|[^\S\n]+|\|\||&&|[^]/y;

/** Of those that count. */
const LONGEST_WORD = 10;

/** How much of a stack each takes that holds others, in the parser or in what it hands over. Links of a chain are the cheapest. */
const costs: ReadonlyMap<string, number> = new Map([
  ...[...operators, ...beginnings, ...continuations].map(token => [token, 4] as const),
  ...['.', '(', '[', '`', 'as', 'in', 'instanceof', 'satisfies'].map(token => [token, 1] as const),
  ['extends', 20] as const,
]);

interface Level {
  /** What the levels around it cost, where it begins. */
  readonly around: number;
  /** The cost so far, and that before the last semicolon, which ends no branch that `else` goes on with. */
  run: number;
  before: number;
  /** Whether it is the brackets of an `if` or a loop. */
  readonly isHead: boolean;
}

/** The offset at which a text nests too deeply; none where it does not. */
export function tooDeepAt(text: string): number | undefined {
  /** The text itself, and each bracket that is open. */
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
    // A string or a long name does not count: its first character says enough.
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

/** Whether a token is not held by what is before it. */
function endsRun(token: string, last: string, isNewLine: boolean, isAfterHead: boolean): boolean {
  if (token === ';' || token === ',' || token === 'case' || (last === '}' && statements.has(token))) return true;
  // A line that neither ends in an operator nor begins the next with one may end a statement.
  return (
    isNewLine && !isAfterHead && token !== '.' && !operators.has(token) && !continuations.has(token) && last !== '.' && !isOperator(last)
  );
}
