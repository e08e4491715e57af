/**
 * Makes `docs/images/report.svg`, the picture of the example server's report in the README, from the command's real
 * output. With `--check` it only says whether the picture is out of date.
 */
import { join } from 'node:path';
import { formatText } from '../../../src/cli/format/text.ts';
import { configOf } from '../../../src/cli/config.ts';
import { run } from '../../../src/cli/run.ts';
import { rules } from '../../../rules/index.ts';
import { writeOrCheck } from '../write-or-check.ts';
import { escaped, LINE, panel } from './svg.ts';

const root = join(import.meta.dirname, '../../..');

const WIDTH = 1140;
const COLUMNS = 132;

const colors: Readonly<Record<string, string>> = {
  31: 'fill="#f47067"',
  32: 'fill="#8ddb8c"',
  33: 'fill="#f69d50"',
  2: 'fill="#768390"',
  4: 'text-decoration="underline"',
};
const isReset = new Set(['0', '22', '24', '39']);

// eslint-disable-next-line no-control-regex -- the control character is what a terminal's colours begin with
const color = /\u001B\[(\d+)m/;

/** One line with its terminal colours, as text spans. */
function spans(line: string): string {
  let style = '';
  // Splitting at a group keeps it: texts and colour codes take turns.
  return line
    .split(color)
    .map((part, index) => {
      if (index % 2 === 0) return part === '' ? '' : `<tspan ${style}>${escaped(part)}</tspan>`;
      style = isReset.has(part) ? '' : (colors[part] ?? '');
      return '';
    })
    .join('');
}

/** Breaks a line between words where a terminal would be full, keeping its colours. */
function wrapped(line: string): string[] {
  const rows: string[] = [];
  let row = '';
  let column = 0;
  for (const word of line.split(/(?<= )/)) {
    const length = word
      .split(color)
      .filter((_, index) => index % 2 === 0)
      .join('').length;
    if (column + length > COLUMNS && column > 0) {
      rows.push(row);
      row = '        ';
      column = row.length;
    }
    row += word;
    column += length;
  }
  return [...rows, row];
}

function draw(output: string): string {
  const rows = ['$ npx eslint-plugin-event-loop docs/example', '', ...output.trimEnd().split('\n').flatMap(wrapped)];
  const height = rows.length * LINE + 32;
  const lines = rows.map((row, index) => `<text x="20" y="${index * LINE + 32}" xml:space="preserve">${spans(row)}</text>`);
  return panel({ width: WIDTH, height, label: 'The report for the example server' }, lines);
}

const config = configOf('recommended', {}, rules);
const result = run([join(root, 'docs/example/server.js')], { config, cwd: root });
const output = formatText({
  result,
  baseline: undefined,
  unused: [],
  skipped: new Map(),
  cwd: root,
  colors: true,
  listImports: false,
});

writeOrCheck('docs/images/report.svg', draw(output));
