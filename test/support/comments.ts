/** Finds the comments of a source file, and the declaration that each doc comment documents. */
import { parseSync } from 'oxc-parser';
import { walk } from '../../src/syntax/walk.ts';
import type { Node } from '../../src/syntax/nodes.ts';

/** The subject of a comment: a function and its like, a value or type, or neither (module heads, comments within code). */
export type Subject = 'function' | 'value' | 'other';

export interface CommentLine {
  readonly line: number;
  readonly text: string;
}

export interface Comment {
  readonly subject: Subject;
  /** The lines without comment markers; a blank line separates paragraphs. */
  readonly lines: readonly CommentLine[];
}

/** Directives to tools. Text behind ` -- ` is prose for people. */
const directive = /^\s*(?:eslint-|@ts-|prettier-ignore|#__PURE__|@__PURE__|<reference)/;

/** Returns the comments in source order. Adjacent `//` lines are one comment. */
export function commentsOf(path: string, source: string): Comment[] {
  const { comments, program, errors } = parseSync(path, source, { astType: 'ts' });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message ?? ''}`);
  const subjects = subjectsByStart(program as unknown as Node);
  const lineOf = lineFinder(source);
  const found: Comment[] = [];
  let previousEnd = -1;
  for (const comment of comments) {
    const line = lineOf(comment.start);
    const isOwnLine = source.slice(source.lastIndexOf('\n', comment.start) + 1, comment.start).trim() === '';
    const isNextLine = isOwnLine && /^\n[ \t]*$/.test(source.slice(previousEnd, comment.start));
    if (comment.type === 'Line') {
      const text = proseOf(comment.value);
      const before = found.at(-1);
      if (isNextLine && previousEnd >= 0 && before) (before.lines as CommentLine[]).push({ line, text });
      else found.push({ subject: 'other', lines: [{ line, text }] });
      previousEnd = isOwnLine ? comment.end : -1;
      continue;
    }
    previousEnd = -1;
    const isDoc = comment.value.startsWith('*');
    const lines = comment.value.split('\n').map((text, index) => ({ line: line + index, text: proseOf(text.replace(/^\s*\*+ ?/, '')) }));
    found.push({ subject: isDoc ? (subjects.get(nextCode(source, comment.end)) ?? 'other') : 'other', lines });
  }
  return found;
}

function proseOf(text: string): string {
  if (!directive.test(text)) return text;
  const [, ...reasons] = text.split(' -- ');
  return reasons.join(' -- ');
}

/** Returns where the code after a comment begins; -1 where a blank line or another doc comment comes first. */
function nextCode(source: string, end: number): number {
  const [gap = ''] = /^(?:\s|\/\/[^\n]*\n)*/.exec(source.slice(end)) ?? [];
  return /\n[ \t]*\n/.test(gap) ? -1 : end + gap.length;
}

function lineFinder(source: string): (offset: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  let line = 0;
  // Comments come in source order.
  return offset => {
    while ((starts[line + 1] ?? Infinity) <= offset) line++;
    return line + 1;
  };
}

function subjectsByStart(program: Node): Map<number, Subject> {
  const subjects = new Map<number, Subject>();
  walk(program, true, node => {
    const subject = subjectOf(node);
    // oxc's nodes have `start` where ESLint's have `range`.
    const { start } = node as unknown as { start: number };
    if (subject && !subjects.has(start)) subjects.set(start, subject);
    return true;
  });
  return subjects;
}

function subjectOf(node: Node): Subject | undefined {
  switch (node.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return node.declaration ? subjectOf(node.declaration) : undefined;
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'TSMethodSignature':
      return 'function';
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
      return node.kind === 'method' ? 'function' : 'other';
    case 'PropertyDefinition':
    case 'Property':
      return isFunctionValue(node.value) ? 'function' : 'value';
    case 'VariableDeclaration':
      return isFunctionValue(node.declarations[0].init) ? 'function' : 'value';
    // The comment of a function type may be about the type or about its calls.
    case 'TSPropertySignature':
      return node.typeAnnotation?.typeAnnotation.type === 'TSFunctionType' ? 'other' : 'value';
    case 'TSTypeAliasDeclaration':
      return node.typeAnnotation.type === 'TSFunctionType' ? 'other' : 'value';
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSEnumDeclaration':
    case 'TSEnumMember':
    case 'TSAbstractPropertyDefinition':
      return 'value';
    default:
      return undefined;
  }
}

/** Tells whether a value is a function, or a call of `remembered`, which returns one. */
const isFunctionValue = (value: Node | null | undefined): boolean =>
  value?.type === 'ArrowFunctionExpression' ||
  value?.type === 'FunctionExpression' ||
  (value?.type === 'CallExpression' && value.callee.type === 'Identifier' && value.callee.name === 'remembered');
