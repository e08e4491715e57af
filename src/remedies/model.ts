/** What a remedy is: edits of the file under lint, and what someone who applies them should know. */

/** Replaces the text in `range`, in UTF-16 offsets of the text without its byte order mark; an empty range inserts. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** Edits that leave the file meaning what it meant, but for the event loop. */
export interface Remedy {
  readonly kind: 'awaitCounterpart' | 'awaitTimer' | 'runOnExecutor' | 'loop' | 'pause';
  /** What is awaited, or gone through, as people write it; or the rounds between two pauses. */
  readonly what: string;
  /** What else changes: `, making 'load' async`; empty where nothing does. */
  readonly notes: string;
  /** In the order of the text; none overlap. */
  readonly edits: readonly Edit[];
}

/** The remedies for one finding, or what stands in the way of one, as the end of a sentence. */
export interface Remedies {
  readonly remedies: readonly Remedy[];
  readonly obstacle: string | undefined;
}

export const replace = (range: readonly [number, number], text: string): Edit => ({ range: [range[0], range[1]], text });
export const insert = (at: number, text: string): Edit => ({ range: [at, at], text });

/** The edits in the order of the text, with insertions at one place made one, in the order they were asked for. */
export function ordered(edits: readonly Edit[]): Edit[] {
  const sorted = edits
    .filter(edit => !isInsertion(edit) || edit.text !== '')
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range[0] - b.edit.range[0] || a.edit.range[1] - b.edit.range[1] || a.index - b.index)
    .map(({ edit }) => edit);
  return sorted.reduce<Edit[]>((done, edit) => {
    const before = done.at(-1);
    const isSamePlace = before && isInsertion(before) && isInsertion(edit) && before.range[0] === edit.range[0];
    if (isSamePlace) done[done.length - 1] = insert(edit.range[0], before.text + edit.text);
    else done.push(edit);
    return done;
  }, []);
}

const isInsertion = ({ range: [start, end] }: Edit): boolean => start === end;
