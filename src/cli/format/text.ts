/** A report for people: findings by file with their line of code, then counts by rule and by API. */
import { relative } from 'node:path';
import { styleText } from 'node:util';
import { groupBy } from '../../collections/group-by.ts';
import type { UnusedEntry } from '../../analysis/analysis.ts';
import type { SkipReason } from '../../project/files.ts';
import type { UnreadableFile } from '../../project/read.ts';
import { printable, withoutCommands } from '../printable.ts';
import type { Finding } from '../run.ts';
import type { BaselineReport, Report } from './report.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const MAX_CODE = 160;

/** The parts of a report that the text shows. */
type TextReport = Pick<Report, 'result' | 'baseline' | 'unused' | 'skipped' | 'cwd' | 'colors' | 'listImports'>;

export function formatText({ result, baseline, unused, skipped, cwd, colors, listImports }: TextReport): string {
  const paint: Paint = (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
  const byFile = groupBy(result.findings, ({ file }) => file);
  const sections = [...byFile].map(([file, findings]) =>
    [paint('underline', printable(relative(cwd, file))), ...findings.flatMap(finding => lines(finding, paint)), ''].join('\n'),
  );
  const unreadable = result.unreadable.map(
    file =>
      `${paint('red', /(?:\.json|eslint\.config\.\w+)$/.test(file.file) ? 'cannot read' : 'cannot lint')} ${place(file, cwd)}: ${printable(file.message)}`,
  );
  const text = [
    ...sections,
    ...unreadable,
    ...(unreadable.length > 0 ? [''] : []),
    ...summary(result, baseline, paint),
    ...unused.map(unusedLine(paint)),
    ...baselineLines(baseline, paint),
    ...counts(result, skipped),
    ...(result.inPrograms.length === 0
      ? []
      : [`${plural(result.inPrograms.length, 'finding')} in programs that serve nobody (--programs reports them).`]),
    ...importLines(result.imports, listImports, cwd),
    ...budgetOf(result.exhaustedBudget),
    '',
  ].join('\n');
  return withoutCommands(text);
}

function lines({ line, column, endLine, endColumn, severity, message, rule, code }: Finding, paint: Paint): string[] {
  const label = severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
  const number = String(line);
  const width = (endLine === line ? endColumn : code.length + 1) - column;
  // A long line is cut so that the finding stays visible.
  const from = column > MAX_CODE - 40 ? column - 40 : 0;
  const shown = printable(code.slice(from, from + MAX_CODE));
  const indent = printable(code.slice(from, column - 1)).replaceAll(/[^\t]/g, ' ');
  return [
    `  ${number}:${column}  ${label}  ${printable(message)}  ${paint('dim', rule)}`,
    `    ${paint('dim', `${number} │`)} ${shown}`,
    `    ${' '.repeat(number.length)} ${paint('dim', '│')} ${indent}${paint(severity === 'error' ? 'red' : 'yellow', '~'.repeat(Math.max(1, width)))}`,
  ];
}

function place({ file, line, column }: UnreadableFile, cwd: string): string {
  const name = printable(relative(cwd, file) || file);
  return line === undefined ? name : `${name}:${line}:${column ?? 1}`;
}

function summary({ findings, unreadable }: Report['result'], baseline: BaselineReport | undefined, paint: Paint): string[] {
  if (findings.length === 0) {
    if (unreadable.length > 0) return [paint('yellow', 'No call is known to block the event loop, but not everything could be read.')];
    return [paint('green', baseline && baseline.known > 0 ? '✔ No new call blocks the event loop.' : '✔ No call blocks the event loop.')];
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const total = `✖ ${plural(findings.length, 'problem')} (${plural(errors, 'error')}, ${plural(warnings, 'warning')})`;
  return [
    paint(errors > 0 ? 'red' : 'yellow', total),
    ...table(
      'By rule',
      findings.map(({ rule }) => rule),
    ),
    ...table(
      'By API',
      findings.map(({ detail, rule }) => detail?.api ?? rule),
    ),
  ];
}

const unusedLine =
  (paint: Paint) =>
  ({ setting, entry }: UnusedEntry): string =>
    `${paint('yellow', 'unused')} '${printable(entry)}' of settings['event-loop'].${setting} matches nothing in these files.`;

function baselineLines(baseline: BaselineReport | undefined, paint: Paint): string[] {
  if (!baseline) return [];
  const { known, gone } = baseline;
  const lines = gone.map(
    ({ file, rule, code, count }) =>
      `${paint('green', 'gone')} ${printable(file)}: ${printable(code)}  ${paint('dim', printable(rule))}${count > 1 ? ` (${count} times)` : ''}`,
  );
  const total = gone.reduce((sum, { count }) => sum + count, 0);
  const advice =
    total > 0
      ? ` ${plural(total, 'finding')} of it ${total === 1 ? 'is' : 'are'} gone: --update-baseline takes ${total === 1 ? 'it' : 'them'} out.`
      : '';
  return [...lines, `The baseline lets ${plural(known, 'finding')} through.${advice}`];
}

function table(title: string, names: readonly string[]): string[] {
  const rows = [...groupBy(names, name => name)].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1));
  return [`${title}:`, ...rows.map(([name, found]) => `${String(found.length).padStart(6)}  ${name}`)];
}

/** Returns how many imports were followed, where some were not. */
function importLines({ followed, lost }: Report['result']['imports'], isListed: boolean, cwd: string): string[] {
  if (lost.length === 0 && !isListed) return [];
  const list = isListed
    ? lost.map(({ file, specifier, reason }) => `  ${printable(relative(cwd, file))} imports '${printable(specifier)}'. ${reason}`)
    : [];
  const hint = isListed ? ':' : ' (--list-imports lists the others).';
  const all = followed + lost.length;
  return [`${followed} of ${plural(all, 'import')} of the project's own files followed${lost.length === 0 ? '.' : hint}`, ...list];
}

function budgetOf(files: number | undefined): string[] {
  return files === undefined
    ? []
    : [`Calls were followed into ${files} files of installed packages and no further: a chain through another is not seen.`];
}

/** The reasons that no option overrules. */
const unfit: ReadonlySet<SkipReason> = new Set<SkipReason>(['components in other languages', 'links to folders']);

function counts({ linted, withoutRules, leftOut }: Report['result'], skipped: Report['skipped']): string[] {
  const partsOf = (isUnfit: boolean): string =>
    [...skipped].flatMap(([reason, paths]) => (unfit.has(reason) === isUnfit ? [`${paths.length} ${reason}`] : [])).join(', ');
  const [fit, other] = [partsOf(false), partsOf(true)];
  const tail = (fit === '' ? '' : ` Skipped: ${fit} (--all lints them).`) + (other === '' ? '' : ` Not looked at: ${other}.`);
  const without = withoutRules > 0 ? ` On ${plural(withoutRules, 'file')} the configuration switches no rule on.` : '';
  const left = leftOut > 0 ? ` Left out: ${plural(leftOut, 'file')} that cannot be parsed.` : '';
  return [`${plural(linted, 'file')} linted.${without}${left}${tail}`];
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
