/** The list of findings: a section for each group of contexts and each entry point, and details for each finding. */
import { ruleOf, type Report } from '../report.ts';
import { chainPicture, otherEnds, through } from './chain.ts';
import { excerpt, marked, type Sources } from './code.ts';
import { diff } from './diff.ts';
import { html, type Markup } from './markup.ts';
import { place } from './place.ts';
import type { EntryPoint, RankedFinding, RankedGroup } from './ranking.ts';
import { apiName, kindName, numeral, severityNames, shortRule } from './words.ts';

/** The most characters of a line of code that labels a function without a name. */
const MAX_HEAD = 44;

/** The data that all findings of a page are rendered with. */
export interface Shown {
  readonly report: Report;
  readonly sources: Sources;
  readonly pathOf: (file: string) => string;
  /** The finding that is open when the page opens. */
  readonly first: RankedFinding | undefined;
}

export function groupSection({ group: { id, title, meaning }, entryPoints }: RankedGroup, shown: Shown): Markup {
  const count = entryPoints.reduce((sum, { findings }) => sum + findings.length, 0);
  return html`
<section class="group" id="${id}" aria-labelledby="${id}-title" data-group="${id}">
<h3 id="${id}-title" tabindex="-1">${title} <span class="count" data-count>${numeral(count)}</span></h3>
<p class="meaning">${meaning}</p>
${entryPoints.map(entryPoint => entryPointSection(entryPoint, shown))}
</section>`;
}

/** Labels an entry point by its name, or by the beginning of its line, such as `app.get('/', …`. */
export function labelOf({ name, path, file, line }: EntryPoint, sources: Sources): Markup {
  if (line === undefined) return html`<code>${path}</code>`;
  return html`<code>${name === '' ? headOf(sources.line(file, line)) : name}</code>`;
}

function headOf(code: string): string {
  const head = code
    .replace(/^(?:(?:export )?(?:const|let|var) [\w$]+ = |return )?(?:await )?/, '')
    .trimEnd()
    .replace(/\{$/, '')
    .trimEnd()
    .replace(/=>$/, '')
    .trimEnd();
  if (head === '') return 'unnamed function';
  return head.length > MAX_HEAD ? `${head.slice(0, MAX_HEAD)}\u00A0…` : `${head}\u00A0…`;
}

/** Renders the place of an entry point; returns `undefined` where its label is its file. */
export const placeOf = ({ path, line }: EntryPoint): Markup | undefined =>
  line === undefined ? undefined : html`<span class="place">${place(path, line)}</span>`;

function entryPointSection(entryPoint: EntryPoint, shown: Shown): Markup {
  const { id, context, path, findings } = entryPoint;
  return html`
<section class="entry" id="${id}" aria-labelledby="${id}-t" data-file="${path}"${context !== undefined && html` data-context="${context}"`}>
<h4 id="${id}-t" tabindex="-1">${labelOf(entryPoint, shown.sources)} ${context !== undefined && html`<span class="context">${context}</span> `}${placeOf(entryPoint)}</h4>
${findings.map(finding => findingDetails(finding, shown))}
</section>`;
}

function findingDetails(finding: RankedFinding, shown: Shown): Markup {
  const { id, rule, severity, detail, message, line } = finding;
  const rest = detail?.chain.slice(0, -1).map(({ name }) => name) ?? [];
  const what = detail
    ? html`<code>${apiName(detail)}</code>${rest.length > 0 && html` <span class="through">through ${through(rest)}</span>`}`
    : html`<span class="said">${message}</span>`;
  return html`<details class="finding" id="${id}"${finding === shown.first && ' open'} data-rule="${shortRule(rule)}" data-severity="${severity}"${detail && html` data-kind="${detail.kind}"`}>
<summary><span class="what">${what}</span><span class="tags"><span class="tag ${severity}">${severityNames[severity]}</span>${detail && html`<span class="tag">${kindName(detail.kind)}</span>`}${detail?.weight === 'light' && html`<span class="tag">Short work</span>`}<span class="place">line ${line}</span></span><code class="glance">${marked(finding)}</code></summary>
${opened(finding, shown)}
</details>
`;
}

function opened(finding: RankedFinding, { report, sources, pathOf }: Shown): Markup {
  const { id, rule, detail, message, file, line, suggestions } = finding;
  const url = ruleOf(report, rule)?.meta.docs.url;
  const remedies = suggestions.map(({ message: remedy, edits }) => html`<li>${remedy}${diff(sources.text(file), edits)}</li>`);
  return html`<div class="opened"><p class="message">${message}</p>
${detail && chainPicture(finding, detail, sources, pathOf)}
${detail?.alsoLeadsTo && otherEnds(detail.alsoLeadsTo, pathOf)}
${excerpt(finding, sources)}
${remedies.length > 0 && html`<div class="remedies"><p class="label">What your editor can do about it</p><ul>${remedies}</ul></div>`}
<p class="more">${url === undefined ? html`<code>${shortRule(rule)}</code>` : html`<a href="${url}" rel="noreferrer">${shortRule(rule)}</a>`} · <code>${place(pathOf(file), line)}</code><span class="link"> · <a href="#${id}">link to this</a></span></p></div>`;
}
