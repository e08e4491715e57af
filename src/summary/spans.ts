/** Offsets to lines and columns. */
import type { Span } from './model.ts';

const lineBreak = /\r\n|[\n\r\u2028\u2029]/g;

/** Makes spans of the offsets of one source text. */
export function spansOf(text: string): (range: readonly [number, number]) => Span {
  const starts = [0];
  lineBreak.lastIndex = 0;
  while (lineBreak.test(text)) starts.push(lineBreak.lastIndex);
  return ([start, end]) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= start) low = middle;
      else high = middle - 1;
    }
    return { start, end, line: low + 1, column: start - (starts[low] as number) + 1 };
  };
}
