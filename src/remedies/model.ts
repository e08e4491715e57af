/** The shape of a remedy: edits of the file under lint, and notes for the user who applies them. */

/** A replacement of the text in `range`; an empty range inserts. Offsets are UTF-16, in the text without its byte order mark. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** Edits that keep the file's behaviour, except that they free the event loop. */
export interface Remedy {
  readonly kind: 'awaitCounterpart' | 'awaitTimer' | 'runOnExecutor' | 'loop' | 'pause';
  /** The API or kind of loop that the message names; for `pause`, the number of rounds between two pauses. */
  readonly what: string;
  /** Further effects, as the rest of the message: `, making 'load' async`. Empty if there are none. */
  readonly notes: string;
  /** The edits in the order of the text, without overlaps. */
  readonly edits: readonly Edit[];
}

/** The remedies for one finding, or the obstacle that prevents one, as the end of a sentence. */
export interface Remedies {
  readonly remedies: readonly Remedy[];
  readonly obstacle: string | undefined;
}

export const replace = (range: readonly [number, number], text: string): Edit => ({ range: [range[0], range[1]], text });
export const insert = (at: number, text: string): Edit => ({ range: [at, at], text });

/** Sorts edits by position, drops empty insertions, and joins insertions at one offset in the order of the list. */
export function ordered(edits: readonly Edit[]): Edit[] {
  const sorted = edits
    .filter(edit => !isInsertion(edit) || edit.text !== '')
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range[0] - b.edit.range[0] || a.edit.range[1] - b.edit.range[1] || a.index - b.index)
    .map(({ edit }) => edit);
  return sorted.reduce<Edit[]>((done, edit) => {
    const before = done.at(-1);
    const isSameOffset = before && isInsertion(before) && isInsertion(edit) && before.range[0] === edit.range[0];
    if (isSameOffset) done[done.length - 1] = insert(edit.range[0], before.text + edit.text);
    else done.push(edit);
    return done;
  }, []);
}

const isInsertion = ({ range: [start, end] }: Edit): boolean => start === end;
