/**
 * Whatever stands before and after a tower of brackets, operators, templates, expressions or elements, the parser of no thread crashes,
 * and no text takes long.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seeded } from '../support/random.ts';
import { PATIENCE, rounds } from './effort.ts';

/** Pieces that open, close or disguise what others open. */
const pieces = [
  ...['"', "'", '`', '/', '\\', '//', '/*', '*/', '<!--', '-->', '${', '}', '{', '(', ')', '[', ']', '<', '>', '</a>', '<a>', '<a/>', '<>'],
  ...['/"/', '/`/', '/[/*]/', '/[//]/', '/[/"]/g', '`${x}`', '`', '"\\"', "'\\'", '\\`', '/\\//', "<a>don't</a>", '<a b="`">{c}</a>'],
  ...[
    'const a = ',
    'a = b\n',
    ';',
    '\n',
    ' ',
    '\u2028',
    'return ',
    'a ++ ',
    'if (a) ',
    '{}',
    '() => ',
    ') ',
    'of ',
    'in ',
    'a?.b',
    'x / y',
    '#!',
    '*',
  ],
];

/** Pairs of what opens and closes a storey. */
const storeys: readonly (readonly [string, string])[] = [
  ...(['[]', '()', '{}', '<>'] as const).map(([open = '', close = '']) => [open, close] as const),
  ...([
    ['`${', '}`'],
    ['({a:', '})'],
    ['f(', ')'],
    ['<a>', '</a>'],
    ['<a b={', '}/>'],
    ['a?b:', ''],
    ['!', ''],
    ['a+', ''],
    ['()=>', ''],
  ] as const),
  ...([
    ['if(a)', ''],
    ['async()=>{', '}'],
    ['class extends ', '{}'],
    ['new ', ''],
    ['/(?:', ')/'],
    ['(?:', ')'],
    ['{a;', '}'],
    ['/[', ']/'],
  ] as const),
];

const depths = [10, 300, 950, 1100, 3000, 20_000];
const extensions = ['.js', '.ts', '.tsx', '.cjs', '.mjs'];

/** More than any text takes, on a machine that others use as well. In milliseconds. */
const LONG = 60_000;

const BATCH = 250;

type Input = readonly [name: string, text: string];

describe('of any tower', () => {
  it(
    'no parser crashes, and none takes long',
    () => {
      const random = seeded(Number(process.env.SEED ?? 1));
      for (let batch = 0; batch < rounds(1, 80); batch++) {
        const inputs = Array.from({ length: BATCH }, () => tower(random));
        const lines = parsed(inputs);
        expect(lines.length < inputs.length ? brief(inputs[lines.length - 1]) : 'all').toBe('all');
        expect(lines.flatMap((line, index) => (isQuick(line) ? [] : [[line, ...brief(inputs[index])]]))).toEqual([]);
      }
    },
    PATIENCE * 6,
  );
});

/** Parses texts on a thread, whose stack is the smallest, and prints a line for each: how many milliseconds it takes. */
const parser = `
  const { writeSync } = require('node:fs');
  const { workerData: [module, inputs] } = require('node:worker_threads');
  import(module).then(({ parse }) => {
    for (const [name, text] of inputs) {
      const start = performance.now();
      writeSync(1, 'begun ');
      try {
        parse(name, text);
      } catch (error) {
        if (!/^(?:ParseError|RangeError)$/.test(error.name)) writeSync(1, 'threw ' + error + ' ');
      }
      writeSync(1, Math.round(performance.now() - start) + '\\n');
    }
  });`;

const main = `
  const { Worker } = require('node:worker_threads');
  new Worker(process.argv[1], { eval: true, workerData: [process.argv[2], JSON.parse(require('node:fs').readFileSync(0, 'utf8'))] });`;

/** The built file, which starts a trial sooner. */
const module = pathToFileURL(join(import.meta.dirname, '../../dist/src/project/parse.js')).href;

/** Returns what is printed of each text, up to the one at which the process ends. */
function parsed(inputs: readonly Input[]): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', main, parser, module], { input: JSON.stringify(inputs), encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}

const isQuick = (line: string): boolean => {
  const milliseconds = /^begun (\d+)$/.exec(line)?.[1];
  return milliseconds !== undefined && Number(milliseconds) < LONG;
};

/** Returns a text with one or two towers, each between random pieces. */
function tower(random: () => number): Input {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const some = (): string => Array.from({ length: Math.floor(random() * 5) }, () => pick(pieces)).join('');
  const one = (): string => {
    const [open, close] = pick(storeys);
    const depth = pick(depths);
    return open.repeat(depth) + pick(['', 'a', some()]) + pick(['', close]).repeat(depth);
  };
  return [`a${pick(extensions)}`, [some(), one(), some(), ...(random() < 0.3 ? [one(), some()] : [])].join('')];
}

/** Shortens repeated parts, so that a failure can be read. */
const brief = ([name, text]: Input = ['', '']): string[] => [
  name,
  text.replaceAll(/(.{1,12}?)\1{20,}/gs, (all: string, part: string) => `«${part}»×${all.length / part.length}`),
];
