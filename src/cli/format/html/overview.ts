/** The top of the page: a summary, the entry points that block, and notes such as unreadable files. */
import { pathFrom } from '../paths.ts';
import type { Report } from '../report.ts';
import type { Sources } from './code.ts';
import { labelOf, placeOf } from './findings.ts';
import { html, type Markup } from './markup.ts';
import { isHeavy, type EntryPoint, type RankedGroup } from './ranking.ts';
import { apiName, kindName, numeral, plural } from './words.ts';

const MAX_APIS = 3;

const hasContext = ({ context }: EntryPoint): boolean => context !== undefined;

export const verdictOf = (groups: readonly RankedGroup[]): string => {
  const count = blocking(groups).length;
  if (count > 0) return `${plural(count, 'entry point')} ${count === 1 ? 'blocks' : 'block'} the event loop`;
  return 'No call blocks the event loop';
};

const blocking = (groups: readonly RankedGroup[]): EntryPoint[] => groups.flatMap(({ entryPoints }) => entryPoints.filter(hasContext));

export function summary({ result: { findings, linted }, baseline, skipped }: Report, groups: readonly RankedGroup[]): Markup {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const files = new Set(findings.map(({ file }) => file)).size;
  const left = [...skipped].map(([reason, paths]) => `${numeral(paths.length)} ${reason}`).join(', ');
  const found =
    findings.length === 0
      ? 'No findings'
      : `${plural(findings.length, 'finding')} in ${plural(files, 'file')}: ${plural(errors, 'error')} and ${plural(findings.length - errors, 'warning')}`;
  return html`<p class="lead">${found}. ${plural(linted, 'file')} ${linted === 1 ? 'was' : 'were'} linted${left !== '' && `, and left out: ${left}`}.${baseline && ` The baseline lets ${plural(baseline.known, 'finding')} through.`}</p>
${groups.length > 0 && html`<nav aria-label="Groups of findings"><ul class="tiles">${groups.map(tile)}</ul></nav>`}`;
}

function tile({ group: { id, title }, entryPoints }: RankedGroup): Markup {
  const findings = entryPoints.reduce((sum, entryPoint) => sum + entryPoint.findings.length, 0);
  const isBlocking = entryPoints.some(hasContext);
  const number = isBlocking ? entryPoints.length : findings;
  const unit = isBlocking ? `entry point${number === 1 ? '' : 's'}, ${plural(findings, 'finding')}` : `finding${number === 1 ? '' : 's'}`;
  return html`<li><a href="#${id}"><span>${title}</span> <b>${numeral(number)}</b> <small>${unit}</small></a></li>`;
}

export function entryPointTable(groups: readonly RankedGroup[], sources: Sources): Markup | undefined {
  const all = blocking(groups);
  if (all.length === 0) return undefined;
  return html`
<section class="entries" aria-labelledby="entries-title">
<h2 id="entries-title">Which entry points block?</h2>
<table>
<caption class="quiet">Functions that the event loop runs, with what they wait for</caption>
<thead><tr><th scope="col">Entry point</th><th scope="col">Runs as</th><th scope="col">Ends in</th><th scope="col" class="number">Findings</th><th scope="col">Heaviest</th></tr></thead>
<tbody>
${all.map(entryPoint => row(entryPoint, sources))}</tbody>
</table>
<button type="button" id="all-rows" hidden>Show all ${numeral(all.length)} entry points</button>
</section>`;
}

function row(entryPoint: EntryPoint, sources: Sources): Markup {
  const { id, findings, context } = entryPoint;
  const apis = [...new Set(findings.flatMap(({ detail }) => (detail ? [apiName(detail)] : [])))];
  const kinds = [...new Set(findings.flatMap(({ detail }) => (detail ? [kindName(detail.kind)] : [])))];
  const ends = apis.slice(0, MAX_APIS).map((api, index) => html`${index > 0 && ', '}<code>${api}</code>`);
  const weight = findings.some(isHeavy) ? html`<span class="weight heavy">heavy</span>` : html`<span class="weight">light</span>`;
  return html`<tr data-entry="${id}"><th scope="row"><a href="#${id}">${labelOf(entryPoint, sources)}</a> ${placeOf(entryPoint)}</th><td>${context}</td><td>${ends}${apis.length > MAX_APIS && ` and ${apis.length - MAX_APIS} more`} <span class="place">${kinds.join(', ')}</span></td><td class="number" data-count>${numeral(findings.length)}</td><td class="heaviest">${weight}</td></tr>
`;
}

/** Renders notes that are about no finding: unreadable files, unused settings, and fixed findings of the baseline. */
export function notes({ result: { unreadable, exhaustedBudget }, baseline, unused, root }: Report): Markup | undefined {
  const files = unreadable.map(
    ({ file, line, message }) => html`<li><code>${pathFrom(root, file)}${line !== undefined && `:${line}`}</code> ${message}</li>`,
  );
  const rest = [
    ...(exhaustedBudget === undefined
      ? []
      : [
          html`<li>Calls were followed into ${numeral(exhaustedBudget)} files of installed packages and no further: a chain through another is not seen.</li>`,
        ]),
    ...unused.map(
      ({ setting, entry }) =>
        html`<li><code>${entry}</code> of <code>settings['event-loop'].${setting}</code> matches nothing in these files.</li>`,
    ),
    ...(baseline?.gone ?? []).map(
      ({ file, code, count }) =>
        html`<li>The baseline has what is gone from <code>${file}</code>: <code>${code}</code>${count > 1 && ` (${count} times)`}</li>`,
    ),
  ];
  if (files.length + rest.length === 0) return undefined;
  return html`
<section class="notes" aria-labelledby="notes-title">
<h2 id="notes-title">${files.length > 0 ? `${plural(files.length, 'file')} could not be linted` : 'Beside the findings'}</h2>
<ul>${files}${rest}</ul>
</section>`;
}
