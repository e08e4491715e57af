/** The form that filters findings. It is hidden until the page's script runs. Each choice shows its number of findings. */
import { groupBy } from '../../../collections/group-by.ts';
import { html, type Markup } from './markup.ts';
import type { EntryPoint, RankedFinding, RankedGroup } from './ranking.ts';
import { kindName, kindOrder, numeral, plural, severityNames, shortRule } from './words.ts';

const MAX_PATHS = 500;

export function filters(groups: readonly RankedGroup[]): Markup {
  const entryPoints = groups.flatMap(({ entryPoints: own }) => own);
  const findings = entryPoints.flatMap(({ findings: own }) => own);
  const byRule = countsBy(findings, ({ rule }) => shortRule(rule));
  const byKind = countsBy(findings, ({ detail }) => detail?.kind);
  const bySeverity = countsBy(findings, ({ severity }) => severity);
  const rules = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => option(rule, rule, count));
  const kinds = kindOrder.flatMap(kind => (byKind.has(kind) ? [option(kind, kindName(kind), byKind.get(kind))] : []));
  const severities = (['error', 'warn'] as const).flatMap(severity =>
    bySeverity.has(severity) ? [option(severity, `${severityNames[severity]}s`, bySeverity.get(severity))] : [],
  );
  return html`<form id="filters" role="search" aria-label="Findings" hidden>
<p class="field wide"><label for="q">Search</label><input type="search" id="q" name="q" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></p>
${select('context', 'Context', 'All contexts', groups.map(contextOptions))}
${select('kind', 'Kind of work', 'All kinds', kinds)}
${select('rule', 'Rule', 'All rules', rules)}
${select('severity', 'Severity', 'All', severities)}
<p class="field"><label for="file">File or folder</label><input type="search" id="file" name="file" list="paths" autocomplete="off" spellcheck="false"></p>
<datalist id="paths">${pathsOf(entryPoints).map(path => html`<option value="${path}"></option>`)}</datalist>
<div class="outcome"><p id="shown" role="status">Showing all ${plural(findings.length, 'finding')}</p>
<button type="button" id="clear" hidden>Clear filters</button>
<button type="button" id="open-all">Open all</button>
<p class="keys"><label><input type="checkbox" id="shortcuts" checked> Keys:</label> <kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>Enter</kbd> open</p></div>
</form>`;
}

const select = (name: string, label: string, all: string, options: readonly Markup[]): Markup =>
  html`<p class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${all}</option>${options}</select></p>`;

const option = (value: string, label: string, count = 0): Markup => html`<option value="${value}">${label} (${numeral(count)})</option>`;

/** Renders an option for a whole group, and one for each of its contexts if there are several. */
function contextOptions({ group: { id, title }, entryPoints }: RankedGroup): Markup {
  const all = entryPoints.flatMap(({ findings }) => findings);
  const byContext = countsBy(all, ({ detail }) => detail?.context);
  const whole = option(id, title, all.length);
  if (byContext.size < 2) return whole;
  const names = [...byContext].sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<optgroup label="${title}">${whole}${names.map(([name, count]) => option(`as ${name}`, name, count))}</optgroup>`;
}

function countsBy(findings: readonly RankedFinding[], keyOf: (finding: RankedFinding) => string | undefined): Map<string, number> {
  const grouped = groupBy(findings, finding => keyOf(finding) ?? '');
  grouped.delete('');
  return new Map([...grouped].map(([key, own]) => [key, own.length]));
}

/** Returns all folders, then all files, up to the length of a useful list. */
function pathsOf(entryPoints: readonly EntryPoint[]): string[] {
  const files = new Set(entryPoints.map(({ path }) => path));
  const folders = new Set(
    [...files].flatMap(path =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, index, parts) => `${parts.slice(0, index + 1).join('/')}/`),
    ),
  );
  return [...[...folders].sort(), ...[...files].sort()].slice(0, MAX_PATHS);
}
