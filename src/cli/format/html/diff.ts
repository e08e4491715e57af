/** The edits of a remedy as removed and added lines. */
import type { Edit } from '../../../rule/rule.ts';
import { html, type Markup } from './markup.ts';

const MAX_LINES = 40;
const MAX_CODE = 240;

/** Adjacent changed lines, without unchanged lines at both ends. */
export interface Hunk {
  /** The first line, from 1. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Returns the lines that the edits change. Ranges are UTF-16 offsets of the text, and don't overlap. */
export function hunksOf(text: string, edits: readonly Edit[]): Hunk[] {
  const sorted = edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const regions: { start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of sorted) {
    const start = text.lastIndexOf('\n', edit.range[0] - 1) + 1;
    const next = text.indexOf('\n', edit.range[1]);
    const end = next < 0 ? text.length : next;
    const last = regions.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else regions.push({ start, end, edits: [edit] });
  }
  return regions.map(({ start, end, edits: own }) => hunk(text, start, end, own));
}

function hunk(text: string, start: number, end: number, edits: readonly Edit[]): Hunk {
  let edited = '';
  let at = start;
  for (const { range, text: inserted } of edits) {
    edited += text.slice(at, range[0]) + inserted;
    at = range[1];
  }
  const before = text.slice(start, end).split(/\r?\n/);
  const after = (edited + text.slice(at, end)).split(/\r?\n/);
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return {
    line: text.slice(0, start).split('\n').length + head,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
  };
}

/** Renders the edits as a diff; returns `undefined` for a file without text, such as a deleted one. */
export function diff(text: string, edits: readonly Edit[]): Markup | undefined {
  if (text === '') return undefined;
  const rows = hunksOf(text, edits).flatMap(hunk => {
    const { line, before, after } = inSight(hunk);
    return [
      html`<span class="at">line ${line}
</span>`,
      ...before.map(
        removed => html`<del>− ${removed}
</del>`,
      ),
      ...after.map(
        added => html`<ins>+ ${added}
</ins>`,
      ),
    ];
  });
  const more = rows.length - MAX_LINES;
  return html`<pre class="diff"><code>${rows.slice(0, MAX_LINES)}${more > 0 && html`<span class="at">… and ${more} more lines</span>`}</code></pre>`;
}

/** Cuts long lines so that their first difference stays visible. */
function inSight({ line, before, after }: Hunk): Hunk {
  const [old = '', fresh = ''] = [before[0], after[0]];
  let same = 0;
  while (same < Math.min(old.length, fresh.length) && old[same] === fresh[same]) same += 1;
  const from = same > MAX_CODE - 80 ? same - 40 : 0;
  const cut = (text: string, index: number): string =>
    index === 0 && from > 0 ? `…${text.slice(from, from + MAX_CODE)}` : text.slice(0, MAX_CODE);
  return { line, before: before.map(cut), after: after.map(cut) };
}
