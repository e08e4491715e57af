/** Tags with types in doc comments, and the names that `@import` declares. */
import type { Comment } from './doc-tags.ts';

/** A tag with a type in braces, and the name after it. */
export interface TypedTag {
  readonly tag: string;
  readonly type: string;
  readonly name: string;
}

const tagNames: Readonly<Record<string, string>> = {
  arg: 'param',
  argument: 'param',
  param: 'param',
  return: 'returns',
  returns: 'returns',
  type: 'type',
  typedef: 'typedef',
};
const typed = /@(arg|argument|param|returns?|type|typedef)\s*\{/g;
const imported = /@import\s([^'"@]*)(['"])([^'"]+)\2/g;

const mayType = /@(?:arg|param|return|type|import)/;

/** The length of the longest type that is read. */
const MAX_TYPE = 300;

interface ImportedName {
  readonly specifier: string;
  readonly path: readonly string[];
}

/** The tags and imports in the comments of a file. */
export interface TypeComments {
  /** The tags of the comment that ends right before an offset. */
  readonly byOffset: ReadonlyMap<number, readonly TypedTag[]>;
  readonly all: readonly TypedTag[];
  readonly imports: ReadonlyMap<string, ImportedName>;
}

/** Reads the doc comments that may have types. */
export function typeCommentsIn(text: string, comments: readonly Comment[]): TypeComments {
  const byOffset = new Map<number, readonly TypedTag[]>();
  const all: TypedTag[] = [];
  const imports = new Map<string, ImportedName>();
  for (const { type, value, range } of comments) {
    if (type !== 'Block' || !value.startsWith('*') || !mayType.test(value)) continue;
    const plain = value.replaceAll(/\r?\n[^\S\n]*\*/g, '\n');
    for (const [, text = '', , specifier = ''] of plain.matchAll(imported))
      for (const [name, path] of namesIn(clauseIn(text))) imports.set(name, { specifier, path });
    const tags = tagsIn(plain);
    if (tags.length === 0) continue;
    all.push(...tags);
    const gap = /\S/g;
    gap.lastIndex = range[1];
    byOffset.set(gap.exec(text)?.index ?? text.length, tags);
  }
  return { byOffset, all, imports };
}

function tagsIn(comment: string): TypedTag[] {
  return Array.from(comment.matchAll(typed)).flatMap(({ 0: head, 1: word = '', index }): TypedTag[] => {
    const start = index + head.length;
    const end = closing(comment, start);
    if (end === undefined) return [];
    const [, name = ''] = /^\s*(?:\[\s*)?([\w$]+)(?![\w$.])/.exec(comment.slice(end + 1)) ?? [];
    return [{ tag: tagNames[word] ?? word, type: comment.slice(start, end), name }];
  });
}

/** Finds the offset of the brace that closes the one before `start`. */
function closing(text: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < text.length && at < start + MAX_TYPE; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** Returns the clause before `from`, with single blanks. Runs of blanks would make its patterns slow. */
function clauseIn(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return /[\s}]from$/.test(plain) ? plain.slice(0, -'from'.length).trim() : '';
}

/** Returns the names of an import clause, with the path from the module to each. The clause has single blanks. */
function namesIn(clause: string): [name: string, path: readonly string[]][] {
  const [, own = '', , inBraces = ''] = /^(?:type )?([\w$]*) ?(,? ?\{([^}]*)\})?$/.exec(clause) ?? [];
  const named = inBraces.split(',').flatMap((part): [string, readonly string[]][] => {
    const [, name, alias] = /^ ?(?:type )?([\w$]+)(?: as ([\w$]+))? ?$/.exec(part) ?? [];
    return name === undefined ? [] : [[alias ?? name, [name]]];
  });
  const [, space] = /^\* as ([\w$]+)$/.exec(clause) ?? [];
  return [
    ...(own === '' ? [] : [[own, ['default']] satisfies [string, string[]]]),
    ...named,
    ...(space === undefined ? [] : [[space, []] satisfies [string, string[]]]),
  ];
}
