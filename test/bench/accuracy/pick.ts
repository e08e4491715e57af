/**
 * `tsx test/bench/accuracy/pick.ts FOLDER`: picks the calls, loops and awaits that are labelled by hand in `labelled.json`, and prints
 * each with the code around it. It goes by the syntax alone: what the analysis says of a place has no say in the pick. `FOLDER` keeps the
 * packages.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { groupBy } from '../../../src/collections/group-by.ts';
import { parse } from '../../../src/project/parse.ts';
import { isFunction, nameNode, type FunctionNode, type Node } from '../../../src/syntax/nodes.ts';
import { spansOf } from '../../../src/summary/spans.ts';
import { walk } from '../../../src/syntax/walk.ts';
import { bring } from '../../published/packages.ts';
import { seeded } from '../../support/random.ts';
import { sourcesOf } from './packages.ts';

const SEED = 20_261_125;

/** Servers, command lines and libraries, in JavaScript and in TypeScript; none of them is among those that were observed. */
export const packages: readonly { readonly name: string; readonly version: string; readonly sources: string }[] = [
  { name: '@appium/support', version: '7.2.8', sources: 'lib' },
  { name: '@node-red/registry', version: '5.0.7', sources: 'lib' },
  { name: '@puppeteer/browsers', version: '3.2.6', sources: 'src' },
  { name: '@theia/core', version: '1.75.0', sources: 'src/node' },
  { name: '@theia/plugin-ext', version: '1.75.0', sources: 'src' },
  { name: 'appium-adb', version: '16.0.9', sources: 'lib' },
  { name: 'ep_etherpad-lite', version: '1.8.14', sources: 'node' },
  { name: 'file-stream-rotator', version: '1.0.0', sources: 'src' },
  { name: 'firebase-tools', version: '13.35.1', sources: 'lib' },
  { name: 'i18n', version: '0.15.4', sources: '.' },
  { name: 'karma', version: '6.4.4', sources: 'lib' },
  { name: 'live-server', version: '1.2.2', sources: '.' },
  { name: 'log4js', version: '6.9.1', sources: 'lib' },
  { name: 'mocha', version: '12.0.3', sources: 'lib' },
  { name: 'node-gyp', version: '13.1.0', sources: 'lib' },
  { name: 'node-persist', version: '4.0.4', sources: 'src' },
  { name: 'nodemon', version: '3.1.14', sources: 'lib' },
  { name: 'parse-server', version: '7.5.2', sources: 'lib' },
  { name: 'selenium-webdriver', version: '4.49.0', sources: '.' },
  { name: 'serverless', version: '3.40.0', sources: 'lib' },
  { name: 'serverless-offline', version: '14.8.2', sources: 'src' },
];

/** How many of each sort are picked from a package, if it has as many. */
const perPackage = { sync: 8, helper: 6, loop: 1, await: 3 } as const;
type Sort = keyof typeof perPackage;

/** How many more calls are picked from within async functions and functions that are passed on, so that about half of all are to be reported. */
const MORE = 15;

interface Candidate {
  readonly sort: Sort;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly callee: string;
  /** Whether an async function or a function that is passed on stands around it: half of the picks are taken from these. */
  readonly inside: boolean;
  /** The lines of the functions around it, innermost first. */
  readonly around: readonly number[];
}

interface Called {
  readonly node: Node;
  readonly name: string;
  readonly functions: readonly FunctionNode[];
}

/** What is blocking by its name, whatever it is. */
const isCatalogName = (name: string): boolean => /\w{2}Sync$/.test(name) || name === 'randomBytes';

const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : node.type === 'PrivateIdentifier' ? `#${node.name}` : '');

/** The name a function is called by, where its place gives it one. */
function nameOfFunction(node: FunctionNode): string {
  if (node.id) return node.id.name;
  const { parent } = node as { readonly parent?: Node };
  if (parent?.type === 'VariableDeclarator') return nameOf(parent.id);
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition')
    return nameOf(parent.key);
  if (parent?.type === 'AssignmentExpression') return nameOf(nameNode(parent.left));
  return '';
}

const isPassed = (node: FunctionNode): boolean => {
  const { parent } = node as { readonly parent?: Node };
  return parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
};

function callsIn(root: Node): { calls: Called[]; loops: Called[]; awaits: Called[] } {
  const found = { calls: [] as Called[], loops: [] as Called[], awaits: [] as Called[] };
  walk<readonly FunctionNode[]>(root, [], (node, functions) => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression')
      found.calls.push({ node: nameNode(node.callee), name: nameOf(nameNode(node.callee)), functions });
    if (node.type === 'WhileStatement' || node.type === 'DoWhileStatement' || node.type === 'ForStatement')
      found.loops.push({ node, name: node.type, functions });
    if (node.type === 'AwaitExpression') found.awaits.push({ node: node.argument, name: 'await', functions });
    return isFunction(node) ? [node, ...functions] : functions;
  });
  return found;
}

/** All candidates of a package. Helpers are functions that have a name and, by names alone, call something that blocks. */
async function candidatesIn(folder: string): Promise<Candidate[]> {
  const files = (await sourcesOf(folder)).filter(file => !/(?:^|\/)(?:gulpfile|test|example)/.test(relative(folder, file)));
  const parsed = files.flatMap(file => {
    try {
      const text = readFileSync(file, 'utf8');
      return [{ file, spanOf: spansOf(text), ...callsIn(parse(file, text).ast) }];
    } catch {
      return [];
    }
  });
  const helpers = new Set<string>();
  for (let round = 0; round < 2; round++) {
    const blocking = parsed.flatMap(({ calls }) => calls.filter(({ name }) => isCatalogName(name) || helpers.has(name)));
    for (const { functions } of blocking) if (functions[0] && !functions[0].async) helpers.add(nameOfFunction(functions[0]));
    for (const nobody of ['', 'require', 'import']) helpers.delete(nobody);
  }
  return parsed.flatMap(({ file, spanOf, calls, loops, awaits }) => {
    const of = (sort: Sort, found: readonly Called[]): Candidate[] =>
      found.map(({ node, name, functions }) => {
        const inside = functions.some(one => one.async || isPassed(one));
        const { line, column } = spanOf(node.range);
        return { sort, file, line, column, callee: name, inside, around: functions.map(({ range }) => spanOf(range).line) };
      });
    return [
      ...of(
        'sync',
        calls.filter(({ name }) => isCatalogName(name)),
      ),
      ...of(
        'helper',
        calls.filter(({ name }) => !isCatalogName(name) && helpers.has(name)),
      ),
      ...of('loop', loops),
      ...of('await', awaits),
    ];
  });
}

/** Some of each sort, half of them from within async functions and functions that are passed on; and then some more from within these. */
function picked(candidates: readonly Candidate[], random: () => number): { first: Candidate[]; more: Candidate[] } {
  const ordered = candidates
    .map(candidate => ({ candidate, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ candidate }) => candidate);
  const first = [...groupBy(ordered, ({ sort }) => sort)].flatMap(([sort, all]) => {
    const half = Math.ceil((perPackage[sort] * 5) / 8);
    const inside = all.filter(one => one.inside).slice(0, half);
    return [...inside, ...all.filter(one => !one.inside).slice(0, perPackage[sort] - inside.length)];
  });
  const more = ordered.filter(one => one.inside && (one.sort === 'sync' || one.sort === 'helper') && !first.includes(one)).slice(0, MORE);
  return { first, more };
}

/** A place with the lines that are needed to judge it: the heads of the functions around it, and its own. */
function shown({ sort, line, column, callee, around }: Candidate, place: string, text: string): string {
  const lines = text.split('\n');
  const wanted = new Set([...around, ...around.map(head => head + 1), ...Array.from({ length: 5 }, (_, index) => line - 3 + index)]);
  const code = [...wanted].filter(at => at > 0 && at <= lines.length).sort((a, b) => a - b);
  return `${place}:${line}:${column} ${sort} ${callee}\n${code.map(at => `${at === line ? '>' : ' '}${at} ${(lines[at - 1] ?? '').trim().slice(0, 110)}`).join('\n')}`;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: tsx test/bench/accuracy/pick.ts FOLDER');
const random = seeded(SEED);
const sheets: { readonly first: string[]; readonly more: string[] } = { first: [], more: [] };
for (const { name, version, sources } of packages) {
  const place = join(folder, bring({ name, version }, folder));
  const { first, more } = picked(await candidatesIn(join(place, sources)), random);
  const sheetOf = (one: Candidate): string => shown(one, `${name} ${relative(place, one.file)}`, readFileSync(one.file, 'utf8'));
  sheets.first.push(...first.map(sheetOf));
  sheets.more.push(...more.map(sheetOf));
}
for (const [index, sheet] of [...sheets.first, ...sheets.more].entries()) console.log(`#${index + 1} ${sheet}\n`);
