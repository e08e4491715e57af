/**
 * The tokens of a parsed text. The tree shows where JSX text, regular expressions and templates begin, and whether `>>`
 * closes two type lists. A tokenizer alone can't know that. All other text is words and punctuators.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Comment } from '../summary/doc-tags.ts';
import { walk } from '../syntax/walk.ts';

export interface Token {
  readonly type: TokenType;
  readonly value: string;
  readonly range: readonly [number, number];
  readonly regex?: { readonly pattern: string; readonly flags: string };
}

type TokenType =
  | 'Boolean'
  | 'Identifier'
  | 'JSXIdentifier'
  | 'JSXText'
  | 'Keyword'
  | 'Null'
  | 'Numeric'
  | 'PrivateIdentifier'
  | 'Punctuator'
  | 'RegularExpression'
  | 'String'
  | 'Template';

/** Words that are keywords unless the tree has a name there: `yield` and others can be names, too. */
const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

const punctuators = new Set(
  '{ } ( ) [ ] . ... ; , < > <= >= == != === !== + - * / % ** ++ -- << >> >>> & | ^ ! ~ && || ?? ? ?. : = += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??= => @ #'.split(
    ' ',
  ),
);
const LONGEST_PUNCTUATOR = 4;

const whitespace = /\s+/y;
const word = /(?:[\p{ID_Continue}$\u200C\u200D]|\\u[\dA-Fa-f]{4}|\\u\{[\dA-Fa-f]+\})+/uy;

/** Offsets in the text that the tree knows more about. */
interface Marks {
  /** Tokens that are nodes, by their start. */
  readonly leaves: Map<number, Token>;
  /** The starts of names. */
  readonly names: Set<number>;
  /** The offsets at which `<` or `>` is a token of its own, whatever follows. */
  readonly brackets: Set<number>;
}

/** Returns the tokens in order, without comments. */
export function tokensOf(text: string, ast: TSESTree.Program, comments: readonly Comment[]): Token[] {
  const marks = marksOf(text, ast);
  const commentEnds = new Map(comments.map(({ range: [start, end] }) => [start, end]));
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const leaf = marks.leaves.get(at);
    const skipped = leaf ? at : (commentEnds.get(at) ?? endOf(whitespace, text, at));
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const token = leaf ?? tokenAt(text, at, marks);
    tokens.push(token);
    at = token.range[1];
  }
  return tokens;
}

function tokenAt(text: string, at: number, { leaves, names, brackets }: Marks): Token {
  const end = endOf(word, text, at);
  if (end > at) return token(names.has(at) ? 'Identifier' : wordType(text.slice(at, end)), text, at, end);
  let length = brackets.has(at) ? 1 : Math.min(LONGEST_PUNCTUATOR, text.length - at);
  // In `a ?.5 : 1` the point is part of the number.
  while (length > 1 && (!punctuators.has(text.slice(at, at + length)) || leaves.has(at + length - 1))) length--;
  return token('Punctuator', text, at, at + length);
}

const token = (type: TokenType, text: string, start: number, end: number): Token => ({
  type,
  value: text.slice(start, end),
  range: [start, end],
});

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function wordType(value: string): TokenType {
  if (value === 'null') return 'Null';
  if (value === 'true' || value === 'false') return 'Boolean';
  return reserved.has(value) ? 'Keyword' : 'Identifier';
}

function marksOf(text: string, ast: TSESTree.Program): Marks {
  const marks: Marks = { leaves: new Map(), names: new Set(), brackets: new Set() };
  walk<null>(ast, null, node => {
    mark(node, text, marks);
    return null;
  });
  return marks;
}

function mark(node: TSESTree.Node, text: string, { leaves, names, brackets }: Marks): void {
  const [start, end] = node.range;
  // oxc's nodes have the shape of typescript-eslint's types, but strings instead of the enumeration `AST_NODE_TYPES`.
  switch (node.type as `${TSESTree.AST_NODE_TYPES}`) {
    case 'Identifier':
      // The tree alone calls the `import` of `import.meta` an identifier.
      if (node.parent?.type !== 'MetaProperty' || node.parent.range[0] !== start) names.add(start);
      break;
    case 'Literal':
      leaves.set(start, literal(node as TSESTree.Literal, text));
      break;
    case 'TemplateElement':
      leaves.set(start, token('Template', text, start, end));
      break;
    case 'JSXText':
      if (end > start) leaves.set(start, token('JSXText', text, start, end));
      break;
    case 'JSXIdentifier':
      leaves.set(start, token('JSXIdentifier', text, start, end));
      break;
    case 'PrivateIdentifier':
      leaves.set(start, { ...token('PrivateIdentifier', text, start, end), value: text.slice(start + 1, end) });
      break;
    case 'TSTypeAssertion':
      brackets.add(start);
      break;
    case 'TSTypeParameterInstantiation':
    case 'TSTypeParameterDeclaration':
    case 'JSXOpeningElement':
    case 'JSXClosingElement':
    case 'JSXOpeningFragment':
    case 'JSXClosingFragment':
      brackets.add(start).add(end - 1);
      break;
  }
}

function literal(node: TSESTree.Literal, text: string): Token {
  const [start, end] = node.range;
  if ('regex' in node) {
    const { pattern, flags } = node.regex;
    return { ...token('RegularExpression', text, start, end), regex: { pattern, flags } };
  }
  switch (typeof node.value) {
    case 'string':
      return token(node.parent.type.startsWith('JSX') ? 'JSXText' : 'String', text, start, end);
    case 'boolean':
      return token('Boolean', text, start, end);
    case 'object':
      return token('Null', text, start, end);
    default:
      return token('Numeric', text, start, end);
  }
}
