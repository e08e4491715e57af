/**
 * A report as one page for people. All findings are in its HTML, ranked by who waits for them. The script only filters,
 * searches and remembers. The page makes no requests, and its policy allows only its own style and script.
 */
import { basename } from 'node:path';
import { readText } from '../../../disk/read.ts';
import { pathFrom } from '../paths.ts';
import type { Report } from '../report.ts';
import { asset } from './assets.ts';
import { Sources } from './code.ts';
import { filters } from './filters.ts';
import { groupSection } from './findings.ts';
import { html, Markup } from './markup.ts';
import { entryPointTable, notes, summary, verdictOf } from './overview.ts';
import { ranked } from './ranking.ts';

export function formatHtml(report: Report): string {
  const { result, root, cwd, version } = report;
  const groups = ranked(result.findings, root);
  const shown = {
    report,
    sources: new Sources(readText),
    pathOf: (file: string) => pathFrom(root, file),
    first: groups[0]?.entryPoints[0]?.findings[0],
  };
  const verdict = verdictOf(groups);
  const [style, script] = [asset('style'), asset('script')];
  const policy = `default-src 'none'; style-src ${style.source}; script-src ${script.source}; base-uri 'none'; form-action 'none'`;
  return `${
    html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="eslint-plugin-event-loop ${version}">
<meta name="referrer" content="no-referrer">
<title>${verdict}: ${basename(cwd)}</title>
<style>${new Markup(style.text)}</style>
</head>
<body>
${result.findings.length > 0 && html`<a class="skip" href="#findings">Skip to the findings</a>`}
<header>
<p class="over">Event loop report <span>${basename(cwd)}</span></p>
<button type="button" id="theme" hidden>Dark theme</button>
<h1>${verdict}</h1>
${summary(report, groups)}
</header>
<main>
${notes(report)}
${entryPointTable(groups, shown.sources)}
${
  groups.length > 0 &&
  html`<section aria-labelledby="findings">
<h2 id="findings" tabindex="-1">Findings</h2>
${filters(groups)}
${groups.map(group => groupSection(group, shown))}
<p id="none" hidden>No finding is like that.</p>
</section>`
}
</main>
<footer><p>Made by <a href="https://github.com/eslint-plugin-event-loop/eslint-plugin-event-loop" rel="noreferrer">eslint-plugin-event-loop</a> ${version}</p></footer>
<script>${new Markup(script.text)}</script>
</body>
</html>`.text
  }\n`;
}
