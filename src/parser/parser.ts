/**
 * ESLint's parser interface over the parser that reads the project's other files. It adds the locations, tokens and
 * comments that ESLint needs. It needs no `typescript`, and knows no types.
 */
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { parse, ParseError } from '../project/parse.ts';
import type { Comment } from '../summary/doc-tags.ts';
import { spansOf } from '../summary/spans.ts';
import { walk } from '../syntax/walk.ts';
import type { ParseResult, ParserOptions } from './interface.ts';
import { tokensOf, type Token } from './tokens.ts';

interface ParsedText extends ParseResult {
  readonly ast: ParsedProgram;
  readonly scopeManager: ScopeManager;
}

/** A tree of ESTree's nodes and typescript-eslint's, each with its location. */
export interface ParsedProgram {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly loc: Location;
  readonly body: readonly object[];
  readonly tokens: readonly (Token & { readonly loc: Location })[];
  readonly comments: readonly (Comment & { readonly loc: Location })[];
}

interface Location {
  readonly start: Position;
  readonly end: Position;
}

/** A position whose line counts from 1, and whose column counts from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}

const keysOfNodes = Object.fromEntries(Object.entries(visitorKeys).map(([type, keys]) => [type, [...(keys ?? [])]]));

/** A syntax error as ESLint reports it, with line and column from 1. */
export class LocatedSyntaxError extends SyntaxError {
  override readonly name = 'SyntaxError';
  readonly index: number;
  readonly lineNumber: number;
  readonly column: number;

  constructor(message: string, index: number, lineNumber: number, column: number) {
    super(message);
    this.index = index;
    this.lineNumber = lineNumber;
    this.column = column;
  }
}

/**
 * Parses JavaScript, JSX, TypeScript or TSX, by the file's extension; a name without one means JavaScript. Throws a
 * `LocatedSyntaxError`.
 */
export function parseForESLint(text: string, options: ParserOptions = {}): ParsedText {
  const locOf = locationsOf(text);
  const { ast: program, scopeManager, comments } = parsed(text, options);
  // oxc's program begins with the first token; ESLint's begins with the text.
  program.range = [0, text.length];
  walk<null>(program, null, node => {
    // oxc sets no `loc`.
    (node as { loc: Location }).loc = locOf(node.range);
    return null;
  });
  const placed = <T extends { readonly range: readonly [number, number] }>(parts: readonly T[]) =>
    parts.map(part => ({ ...part, loc: locOf(part.range) }));
  const ast = Object.assign(program, { tokens: placed(tokensOf(text, program, comments)), comments: placed(comments) });
  return { ast, scopeManager, visitorKeys: keysOfNodes, services: {} };
}

function parsed(text: string, { filePath = '', sourceType = 'script', ecmaFeatures }: ParserOptions): ReturnType<typeof parse> {
  try {
    return parse(filePath, text, sourceType === 'script' && ecmaFeatures?.globalReturn === true ? 'commonjs' : sourceType);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { line, column } = spansOf(text)([error.offset, error.offset]);
    throw new LocatedSyntaxError(error.message, error.offset, line, column);
  }
}

function locationsOf(text: string): (range: readonly [number, number]) => Location {
  const spanOf = spansOf(text);
  const positionOf = (offset: number): Position => {
    const { line, column } = spanOf([offset, offset]);
    return { line, column: column - 1 };
  };
  return ([start, end]) => ({ start: positionOf(start), end: positionOf(end) });
}
