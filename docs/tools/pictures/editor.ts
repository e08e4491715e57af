/**
 * Makes `docs/images/editor.svg`, the picture of an editor in docs/editors.md, from what ESLint really says of the example
 * server; `npm run verify editor` holds VS Code's language server against the same. With `--check` it only says whether
 * the picture is out of date.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOrCheck } from '../write-or-check.ts';
import { exampleFile, exampleMessages } from './example-messages.ts';
import { CHARACTER, escaped, LINE, panel } from './svg.ts';

const root = join(import.meta.dirname, '../../..');

const WIDTH = 900;
/** Where the code begins, right of the line numbers. */
const LEFT = 64;
/** How much text the box with a message holds in a line. */
const COLUMNS = 92;
/** How many lines of code are shown around the one with the box. */
const BEFORE = 3;
const AFTER = 4;

/** How long one wave of a squiggle is, in pixels, and how high. */
const WAVE = 4;
const AMPLITUDE = 2;

type Message = ReturnType<typeof exampleMessages>[number];

const top = (row: number): number => row * LINE + 32;

const text = (x: number, y: number, content: string, style = ''): string =>
  `<text x="${x}" y="${y}" xml:space="preserve"${style}>${escaped(content)}</text>`;

/** Squiggles are drawn where the characters are, so those have one width, whatever the font. */
const codeLine = (row: number, code: string): string => text(LEFT, top(row), code, ` textLength="${(code.length * CHARACTER).toFixed(1)}"`);

function squiggle({ column, endColumn = column }: Message, row: number): string {
  const left = LEFT + (column - 1) * CHARACTER;
  const waves = Math.round(((endColumn - column) * CHARACTER) / WAVE);
  const steps = Array.from({ length: waves }, (_, index) => `l${WAVE} ${index % 2 === 0 ? AMPLITUDE : -AMPLITUDE}`);
  return `<path d="M${left.toFixed(1)} ${top(row) + 3}${steps.join('')}" fill="none" stroke="#f47067" stroke-width="1.4"/>`;
}

function wrapped(message: string): string[] {
  const rows = [''];
  for (const word of message.split(' ')) {
    const last = rows.at(-1) ?? '';
    if (last.length + word.length >= COLUMNS) rows.push(word);
    else rows[rows.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return rows;
}

/** The box that an editor shows when the pointer rests on a squiggle: message, rule, and what is offered. */
function box({ message, ruleId, suggestions = [] }: Message, row: number): string[] {
  const rows = [
    ...wrapped(message).map(line => ({ line, style: '' })),
    { line: `eslint(${ruleId ?? ''})`, style: ' fill="#6cb6ff" text-decoration="underline"' },
    ...suggestions.map(({ desc }) => ({ line: `Quick fix: ${desc}`, style: ' fill="#8ddb8c"' })),
  ];
  const x = LEFT + 8;
  const frame = `<rect x="${x}" y="${top(row) - 12}" width="${WIDTH - x - 20}" height="${rows.length * LINE + 8}" rx="4" fill="#2d333b" stroke="#545d68"/>`;
  return [frame, ...rows.map(({ line, style }, index) => text(x + 12, top(row + index) + 5, line, style))];
}

/** The first report that is about a call of a helper, with its box, and some lines around it. */
function draw(code: string): string {
  const lines = code.split('\n');
  const messages = exampleMessages(code);
  const shown = messages.find(({ message }) => message.includes('→'));
  if (!shown) throw new Error('Nothing is reported through a helper in the example.');
  const content: string[] = [];
  let row = 0;
  for (let line = shown.line - BEFORE; line <= shown.line + AFTER; line++) {
    content.push(text(20, top(row), String(line), ' fill="#768390"'), codeLine(row, lines[line - 1] ?? ''));
    content.push(...messages.filter(message => message.line === line).map(message => squiggle(message, row)));
    row++;
    if (line !== shown.line) continue;
    const drawn = box(shown, row);
    content.push(...drawn);
    // The frame is no row, and half of one is left below it.
    row += drawn.length - 0.5;
  }
  return panel({ width: WIDTH, height: top(row), label: 'A call underlined in an editor, with the message and the quick fix' }, content);
}

writeOrCheck('docs/images/editor.svg', draw(readFileSync(join(root, exampleFile), 'utf8')));
