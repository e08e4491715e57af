/**
 * The picture of a chain, with a box for each function from the entry point to the blocking call. Each box shows the line
 * that calls the next. Below the picture is a list of other blocking calls that the chain reaches.
 */
import type { DetailEnd, DetailStep, ProblemDetail } from '../../../rule/rule.ts';
import type { Finding } from '../../run.ts';
import type { Sources } from './code.ts';
import { html, type Content, type Markup } from './markup.ts';
import { place } from './place.ts';
import { apiName, kindName, plural } from './words.ts';

/** The most boxes in a picture. Longer chains show their beginning and end. */
const MAX_BOXES = 12;

/** The most boxes before the blocking call that fit side by side on a wide screen, with readable code. */
const MAX_BESIDE = 3;

interface Box {
  readonly role: string;
  readonly title: Content;
  /** The place of the call that leads to the next box. */
  readonly at: Omit<DetailStep, 'name'>;
}

export function chainPicture(finding: Finding, detail: ProblemDetail, sources: Sources, pathOf: (file: string) => string): Markup {
  const boxes = abridged(boxesOf(finding, detail)).map(box => (typeof box === 'number' ? skipped(box) : drawn(box, sources, pathOf)));
  const isShort = boxes.length <= MAX_BESIDE;
  const weight = detail.weight === 'light' ? ', short work' : '';
  return html`<div><p class="label">From the event loop to what blocks it</p><ol class="chain${isShort && ' short'}">${boxes}<li class="box blocks"><span class="role">blocks: ${kindName(detail.kind).toLowerCase()}${weight}</span><b><code>${apiName(detail)}</code></b>${detail.package !== undefined && html`<span class="place">in the package ${detail.package}</span>`}</li></ol></div>`;
}

/** Lists the other blocking calls that the finding's call reaches, with their chains and places. */
export function otherEnds(ends: readonly DetailEnd[], pathOf: (file: string) => string): Markup {
  return html`<details class="also"><summary>${ends.length === 1 ? '1 more call that blocks' : `${plural(ends.length, 'more call')} that block`}</summary><ol>${ends.map(end => endItem(end, pathOf))}</ol></details>`;
}

function endItem(end: DetailEnd, pathOf: (file: string) => string): Markup {
  const last = end.chain.at(-1);
  return html`<li><code>${apiName(end)}</code> <span class="through">through ${through(end.chain.slice(0, -1).map(({ name }) => name))}</span>${last && html` <span class="place">${place(pathOf(last.file), last.line)}</span>`}</li>`;
}

const MAX_THROUGH = 4;

/** Renders the functions of a chain in a line. A long chain shows its first two functions and its last. */
export function through(names: readonly string[]): Markup {
  const shown = names.length <= MAX_THROUGH ? names : [...names.slice(0, 2), '…', ...names.slice(-1)];
  return html`${shown.map((name, index) => html`${index > 0 && ' → '}<code>${name}</code>`)}`;
}

/** Returns the boxes of a chain. A step has the place of the call to it, so each box takes the place of the next step. */
function boxesOf({ file, line, column }: Finding, { chain, context, entryPoint }: ProblemDetail): Box[] {
  const functions = chain.slice(0, -1);
  const named =
    entryPoint.name === '' ? { role: 'entry point', title: context } : { role: context, title: html`<code>${entryPoint.name}</code>` };
  const first = { ...named, at: { file, line, column } };
  // The last step is the blocking call, so each function has a next step.
  return [
    first,
    ...functions.map(({ name }, index) => ({ role: 'helper', title: html`<code>${name}</code>`, at: chain[index + 1] as DetailStep })),
  ];
}

function abridged(boxes: readonly Box[]): (Box | number)[] {
  if (boxes.length <= MAX_BOXES) return [...boxes];
  const kept = MAX_BOXES / 2;
  return [...boxes.slice(0, kept), boxes.length - MAX_BOXES, ...boxes.slice(-kept)];
}

function drawn({ role, title, at: { file, line, column } }: Box, sources: Sources, pathOf: (file: string) => string): Markup {
  return html`<li class="box"><span class="role">${role}</span><b>${title}</b><span class="place">${place(pathOf(file), line)}</span><code class="step">${sources.line(file, line, column)}</code></li>`;
}

const skipped = (count: number): Markup => html`<li class="box"><span class="role">… ${plural(count, 'more function')} …</span></li>`;
