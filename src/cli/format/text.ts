/** A report for people: findings by file with their line of code, then counts by rule and by API. */
import { relative } from 'node:path';
import { styleText } from 'node:util';
import { groupBy } from '../../collections/group-by.ts';
import type { UnusedEntry } from '../../analysis/analysis.ts';
import type { UnreadableFile } from '../../project/read.ts';
import type { Finding } from '../run.ts';
import type { BaselineReport, Report } from './report.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const MAX_CODE = 160;

/** The parts of a report that the text shows. */
type TextReport = Pick<Report, 'result' | 'baseline' | 'unused' | 'skipped' | 'cwd' | 'colors'>;

export function formatText({ result, baseline, unused, skipped, cwd, colors }: TextReport): string {
  const paint: Paint = (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
  const byFile = groupBy(result.findings, ({ file }) => file);
  const sections = [...byFile].map(([file, findings]) =>
    [paint('underline', relative(cwd, file)), ...findings.flatMap(finding => lines(finding, paint)), ''].join('\n'),
  );
  const unreadable = result.unreadable.map(file => `${paint('red', 'cannot lint')} ${place(file, cwd)}: ${file.message}`);
  return [
    ...sections,
    ...unreadable,
    ...(unreadable.length > 0 ? [''] : []),
    ...summary(result.findings, paint),
    ...unused.map(unusedLine(paint)),
    ...baselineLines(baseline, paint),
    ...counts(result.linted, skipped),
    ...budgetOf(result.exhaustedBudget),
    '',
  ].join('\n');
}

function lines({ line, column, endLine, endColumn, severity, message, rule, code }: Finding, paint: Paint): string[] {
  const label = severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
  const number = String(line);
  const width = (endLine === line ? endColumn : code.length + 1) - column;
  // A long line is cut so that the finding stays visible.
  const from = column > MAX_CODE - 40 ? column - 40 : 0;
  const shown = code.slice(from, from + MAX_CODE);
  const indent = shown.slice(0, column - 1 - from).replaceAll(/[^\t]/g, ' ');
  return [
    `  ${number}:${column}  ${label}  ${message}  ${paint('dim', rule)}`,
    `    ${paint('dim', `${number} │`)} ${shown}`,
    `    ${' '.repeat(number.length)} ${paint('dim', '│')} ${indent}${paint(severity === 'error' ? 'red' : 'yellow', '~'.repeat(Math.max(1, width)))}`,
  ];
}

function place({ file, line, column }: UnreadableFile, cwd: string): string {
  const name = relative(cwd, file) || file;
  return line === undefined ? name : `${name}:${line}:${column ?? 1}`;
}

function summary(findings: readonly Finding[], paint: Paint): string[] {
  if (findings.length === 0) return [paint('green', '✔ No call blocks the event loop.')];
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
    `${paint('yellow', 'unused')} '${entry}' of settings['event-loop'].${setting} matches nothing in these files.`;

function baselineLines(baseline: BaselineReport | undefined, paint: Paint): string[] {
  if (!baseline) return [];
  const { known, gone } = baseline;
  const lines = gone.map(
    ({ file, rule, code, count }) =>
      `${paint('green', 'gone')} ${file}: ${code}  ${paint('dim', rule)}${count > 1 ? ` (${count} times)` : ''}`,
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

function budgetOf(files: number | undefined): string[] {
  return files === undefined
    ? []
    : [`Calls were followed into ${files} files of installed packages and no further: a chain through another is not seen.`];
}

function counts(linted: number, skipped: Report['skipped']): string[] {
  const parts = [...skipped].map(([reason, paths]) => `${paths.length} ${reason}`);
  const tail = parts.length > 0 ? ` Skipped: ${parts.join(', ')} (--all lints them).` : '';
  return [`${plural(linted, 'file')} linted.${tail}`];
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
