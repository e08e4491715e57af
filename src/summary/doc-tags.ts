/** Doc comments that say how a function behaves: `@blocking`, `@nonblocking`, `@offloaded`. */
import type { DocTag } from './model.ts';

export interface Comment {
  readonly type: string;
  readonly value: string;
  readonly range: readonly [number, number];
}

/** A tag. It begins a line, because a tag in the middle of a sentence is only mentioned. */
const tag = /^[*\t\v\f \u00A0\uFEFF]*@(blocking(?:[ \t]+[a-z-]+)?|nonblocking|offloaded)\b/gm;

export interface DocTags {
  /** The tags of the doc comment that ends right before this offset. */
  readonly before: (offset: number) => readonly DocTag[];
  /** The tags of the doc comments before the file's first statement, but for one that documents this. */
  readonly ofFile: readonly DocTag[];
}

/**
 * Reads the tags of a file's doc comments. `documented` says whether something that can carry a tag starts at an offset,
 * `firstStatement` where the code begins.
 */
export function docTagsOf(
  text: string,
  comments: readonly Comment[],
  documented: (offset: number) => boolean,
  firstStatement: number,
): DocTags {
  const byOffset = new Map<number, readonly DocTag[]>();
  const ofFile: DocTag[] = [];
  for (const comment of comments) {
    if (comment.type !== 'Block' || !comment.value.startsWith('*') || !comment.value.includes('@')) continue;
    const tags = Array.from(comment.value.matchAll(tag), match => match[1] as DocTag);
    if (tags.length === 0) continue;
    const gap = /\S/g;
    gap.lastIndex = comment.range[1];
    const next = gap.exec(text)?.index ?? text.length;
    byOffset.set(next, tags);
    if (comment.range[1] <= firstStatement && !(next === firstStatement && documented(next))) ofFile.push(...tags);
  }
  return { before: offset => byOffset.get(offset) ?? [], ofFile };
}
