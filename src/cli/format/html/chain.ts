/**
 * The picture of a chain: a box for the context, one for each function on the way, each with the line that leads to the next,
 * and one for what blocks. Below it, the other calls that block where it leads.
 */
import type { DetailEnd, DetailStep, ProblemDetail } from '../../../rule/rule.ts';
import type { Finding } from '../../run.ts';
import type { Sources } from './code.ts';
import { html, type Content, type Markup } from './markup.ts';
import { place } from './place.ts';
import { apiName, kindName, plural } from './words.ts';

/** Of longer chains, the beginning and the end are shown. */
const MAX_BOXES = 12;

/** Before what blocks, this many boxes fit beside each other on a wide screen with code that can be read. */
const MAX_BESIDE = 3;

interface Box {
  readonly role: string;
  readonly title: Content;
  /** Where it calls what the next box is. */
  readonly at: Omit<DetailStep, 'name'>;
}

export function chainPicture(finding: Finding, detail: ProblemDetail, sources: Sources, pathOf: (file: string) => string): Markup {
  const boxes = abridged(boxesOf(finding, detail)).map(box => (typeof box === 'number' ? skipped(box) : drawn(box, sources, pathOf)));
  const isShort = boxes.length <= MAX_BESIDE;
  const weight = detail.weight === 'light' ? ', short work' : '';
  return html`<div><p class="label">From the event loop to what blocks it</p><ol class="chain${isShort && ' short'}">${boxes}<li class="box blocks"><span class="role">blocks: ${kindName(detail.kind).toLowerCase()}${weight}</span><b><code>${apiName(detail)}</code></b>${detail.package !== undefined && html`<span class="place">in the package ${detail.package}</span>`}</li></ol></div>`;
}

/** The other calls that block where the finding's call leads: what they are, through what, and where they stand. */
export function otherEnds(ends: readonly DetailEnd[], pathOf: (file: string) => string): Markup {
  return html`<details class="also"><summary>${ends.length === 1 ? '1 more call that blocks' : `${plural(ends.length, 'more call')} that block`}</summary><ol>${ends.map(end => endItem(end, pathOf))}</ol></details>`;
}

function endItem(end: DetailEnd, pathOf: (file: string) => string): Markup {
  const last = end.chain.at(-1);
  return html`<li><code>${apiName(end)}</code> <span class="through">through ${through(end.chain.slice(0, -1).map(({ name }) => name))}</span>${last && html` <span class="place">${place(pathOf(last.file), last.line)}</span>`}</li>`;
}

const MAX_THROUGH = 4;

/** The functions on the way; of many, the first and the last. */
export function through(names: readonly string[]): Markup {
  const shown = names.length <= MAX_THROUGH ? names : [...names.slice(0, 2), '…', ...names.slice(-1)];
  return html`${shown.map((name, index) => html`${index > 0 && ' → '}<code>${name}</code>`)}`;
}

/** A step says who is called and from where; a box, who calls and what. So each box has the place of the step after it. */
function boxesOf({ file, line, column }: Finding, { chain, context, entryPoint }: ProblemDetail): Box[] {
  const functions = chain.slice(0, -1);
  const named =
    entryPoint.name === '' ? { role: 'entry point', title: context } : { role: context, title: html`<code>${entryPoint.name}</code>` };
  const first = { ...named, at: { file, line, column } };
  // The last step is the call that blocks, so that there is one after each function.
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
