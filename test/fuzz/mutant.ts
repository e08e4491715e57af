/** Sources that somebody wrote, changed at random until most of them are what nobody would: by tokens, by lines, and by parts of the tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fc from 'fast-check';
import { blockingTables } from '../../src/catalog/index.ts';
import { isSourceFile } from '../../src/project/files.ts';
import { parse } from '../../src/project/parse.ts';
import { rowsOf } from '../support/catalog-rows.ts';

export interface Source {
  /** From the folder that holds all of them. */
  readonly name: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '../..');

/** What is changed: our own fixtures, and published packages in several styles. */
export const folders: readonly string[] = [
  'test/fixtures',
  ...[
    'express/lib',
    'fastify/lib',
    'koa/lib',
    'koa/dist',
    'hono/dist',
    '@nestjs/core',
    'socket.io/dist',
    'vitest/dist',
    'node-cron/dist',
    'workerpool/src',
  ].map(name => `node_modules/${name}`),
];

/** Bytes; larger ones take long and are no stranger. */
const LARGEST = 12_000;

export const sources: readonly Source[] = folders
  .flatMap(folder => {
    const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(
      entry => entry.isFile() && isSourceFile(entry.name),
    );
    return found.map(entry => join(entry.parentPath, entry.name));
  })
  .map(file => ({ name: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
  .filter(({ text }) => text.length < LARGEST)
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Names that mean something to the analysis: of what blocks, of modules, and of what objects have without being asked. */
const names = [
  ...new Set([
    ...rowsOf(blockingTables).flatMap(({ path }) => path.match(/\w+/g) ?? []),
    'constructor',
    'prototype',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'then',
    'arguments',
    'this',
    'super',
    'undefined',
    'require',
    'module',
    'exports',
    'process',
    'globalThis',
    'Promise',
    'Object',
    'eval',
    'async',
    'await',
    'of',
    'get',
    'static',
    'let',
    'type',
  ]),
];
const specifiers = [...new Set(rowsOf(blockingTables).map(({ table }) => table.module))];
const odd = [
  '\u0000',
  '\uFEFF',
  '\u2028',
  '\u200D',
  '\uD800',
  '\uDC00',
  '𝒜',
  'é',
  '\r',
  '\r\n',
  '\t',
  '`',
  '${',
  '}',
  '{',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  '\\',
  '\\u{',
  '//',
  '/*',
  '*/',
  '<!--',
  '-->',
  '#!',
  '#x',
  '@',
  '?.',
  '??=',
  '...',
  '=>',
  ';',
  ',',
  '<',
  '/>',
  '0n',
  '1_0',
  '/(/',
  '// eslint-disable\n',
  '/** @blocking */',
  '/** @nonblocking */',
  '"use strict";',
  '"use client";',
  'await ',
  'async ',
  'yield ',
  'new ',
  'return ',
  'throw ',
  'export default ',
  'import ',
  'using x = ',
  'for await (const x of y) ',
  'while (true) ',
  'do ',
  'else ',
  'case 1: ',
  'label: ',
  'break label;',
  'static {',
  'get ',
  'set ',
  'enum ',
  'declare ',
  'namespace ',
  'satisfies any ',
  'as any ',
];
const wrappings = [
  'await (@)',
  'await @',
  'async () => @',
  'async () => { @ }',
  '() => { return @; }',
  'function* () { yield @; }',
  '[@]',
  '({ a: @ })',
  '(@)?.()',
  '@()',
  'new (@)()',
  'new Promise(r => r(@))',
  'setTimeout(() => @, 1)',
  '@.then(@)',
  '@ ? @ : @',
  '`${@}`',
  '(class { static { @ } })',
  '(class extends (@) {})',
  '[...@]',
  '@ as any',
  'import(@)',
  'require(@)',
  'Object.assign(@, @)',
  '(0, @)',
  '@.call(@)',
  '@.bind(@)',
  '{ @ }',
  'while (@) { @ }',
  'for (const x of @) @',
  'for (;;) { @ }',
  'try { @ } catch { @ } finally { @ }',
  'if (@) @; else @',
  'export const x = @',
];

/** How to change a text: what to do, where in it (0 to 1), with which other place, and with which of a choice. */
interface Mutation {
  readonly kind: keyof typeof kinds;
  readonly at: number;
  readonly other: number;
  readonly choice: number;
}

type Change = (text: string, mutation: Mutation, name: string) => string;

const TOKEN = /[\w$]+|\s+|=>|\?\.|\.\.\.|[^\w\s$]/gu;
const pick = <T>(list: readonly T[], at: number): T | undefined => list[Math.min(list.length - 1, Math.floor(at * list.length))];
const chosen = <T>(list: readonly T[], choice: number): T => list[choice % list.length] as T;

/** Changes the parts of a text that a pattern finds: gets all of them, and two places. */
const byParts =
  (pattern: RegExp, change: (parts: string[], at: number, other: number, mutation: Mutation) => void): Change =>
  (text, mutation) => {
    const parts = text.match(pattern) ?? [];
    if (parts.length === 0) return text;
    const place = (of: number): number => Math.min(parts.length - 1, Math.floor(of * parts.length));
    change(parts, place(mutation.at), place(mutation.other), mutation);
    return parts.join('');
  };

const LINE = /.*(?:\n|$)/g;
const remove = (parts: string[], at: number): void => void parts.splice(at, 1);
const double = (parts: string[], at: number, other: number): void => void parts.splice(other, 0, parts[at] ?? '');
function swap(parts: string[], at: number, other: number): void {
  [parts[at], parts[other]] = [parts[other] ?? '', parts[at] ?? ''];
}

interface Part {
  readonly type: string;
  readonly range: readonly [number, number];
}

/** The parts of a tree that stand for themselves; none where the text can't be parsed. */
function partsOf(text: string, name: string): Part[] {
  const parts: Part[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one);
      return;
    }
    const { type, range } = value as Partial<Part>;
    if (typeof type === 'string' && range && type !== 'Program') parts.push({ type, range });
    for (const [key, child] of Object.entries(value)) if (key !== 'parent') visit(child);
  };
  try {
    visit(parse(name, text).ast);
  } catch {
    // Then it is changed by tokens alone.
  }
  return parts;
}

const replaced = (text: string, [start, end]: readonly [number, number], by: string): string => text.slice(0, start) + by + text.slice(end);

const kinds = {
  'remove a token': byParts(TOKEN, remove),
  'double a token': byParts(TOKEN, double),
  'swap tokens': byParts(TOKEN, swap),
  'remove a line': byParts(LINE, remove),
  'double a line': byParts(LINE, double),
  'swap lines': byParts(LINE, swap),
  'cut off': (text, { at }) => text.slice(0, Math.floor(at * text.length)),
  'insert something odd': byParts(TOKEN, (parts, at, _, { choice }) => void parts.splice(at, 0, chosen(odd, choice))),
  rename: (text, { at, choice }) => {
    const found = pick([...text.matchAll(/\b[A-Za-z_$][\w$]*\b/g)], at);
    return found ? replaced(text, [found.index, found.index + found[0].length], chosen(names, choice)) : text;
  },
  'rename everywhere': (text, { at, choice }) => {
    const found = pick([...text.matchAll(/\b[A-Za-z_$][\w$]*\b/g)], at);
    return found ? text.replaceAll(new RegExp(`\\b${found[0].replaceAll('$', String.raw`\$`)}\\b`, 'g'), chosen(names, choice)) : text;
  },
  'name another module': (text, { at, choice }) => {
    const found = pick([...text.matchAll(/(['"])[^'"\n]*\1/g)], at);
    return found ? replaced(text, [found.index, found.index + found[0].length], `'${chosen(specifiers, choice)}'`) : text;
  },
  'put a part in the place of one of its kind': (text, { at, other }, name) => {
    const parts = partsOf(text, name);
    const place = pick(parts, at);
    const by = pick(
      parts.filter(({ type }) => type === place?.type),
      other,
    );
    return place && by ? replaced(text, place.range, text.slice(...by.range)) : text;
  },
  'put a part in the place of any': (text, { at, other }, name) => {
    const parts = partsOf(text, name);
    const [place, by] = [pick(parts, at), pick(parts, other)];
    return place && by ? replaced(text, place.range, text.slice(...by.range)) : text;
  },
  'wrap a part': (text, { at, choice }, name) => {
    const place = pick(partsOf(text, name), at);
    return place
      ? replaced(
          text,
          place.range,
          chosen(wrappings, choice).replaceAll('@', () => text.slice(...place.range)),
        )
      : text;
  },
} satisfies Record<string, Change>;

const fraction = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
/** Parts keep most texts parsable, so that they are tried as often as all else. */
const kind = fc.oneof(
  fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
  fc.constantFrom('put a part in the place of one of its kind', 'wrap a part', 'rename everywhere', 'name another module'),
);
const mutation: fc.Arbitrary<Mutation> = fc.record({ kind, at: fraction, other: fraction, choice: fc.nat(10_000) });

/** A source, and what several changes, one after the other, make of it. */
export const mutant: fc.Arbitrary<Source> = fc
  .tuple(fc.constantFrom(...sources), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([{ name, text }, mutations]) => ({ name, text: mutations.reduce((changed, one) => kinds[one.kind](changed, one, name), text) }));
