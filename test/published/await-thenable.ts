/**
 * `npm run verify yardstick CHECKOUT`: lints the test cases of typescript-eslint's `await-thenable` with this plugin's rule about
 * awaits, with types and without. CHECKOUT is a checkout of typescript-eslint; its cases are read from there and nothing of
 * them is kept here. What its rule allows must not be reported; each case that it reports and this one does not must
 * have its reason in `await-thenable.json`, and each reason there must be needed.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';
import { keyName } from '../../src/syntax/nodes.ts';

type Mode = 'withTypes' | 'withoutTypes';

interface Case {
  readonly kind: 'valid' | 'invalid';
  readonly line: number;
  readonly code: string;
}

/** A case that is found by `await-thenable` and not by this plugin; a mode in which it is found has no reason. */
interface Difference extends Partial<Readonly<Record<Mode, string>>> {
  /** The beginning of its code's digest: lines move. */
  readonly case: string;
  readonly line: number;
  readonly about: string;
}

interface Differences {
  readonly reasons: Readonly<Record<string, string>>;
  readonly cases: readonly Difference[];
}

const digestOf = (code: string): string => createHash('sha256').update(code.trim()).digest('hex').slice(0, 8);

/** The cases in the text of a test file: the members of the arrays `valid` and `invalid`, or their `code`. */
function casesIn(text: string): Case[] {
  const cases: Case[] = [];
  const tests = parser.parse(text, { loc: true, range: true }).body.flatMap(statement => {
    const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    const last = call?.type === 'CallExpression' ? call.arguments.at(-1) : undefined;
    return last?.type === 'ObjectExpression' ? propertiesOf(last) : [];
  });
  for (const [kind, list] of tests) {
    if ((kind !== 'valid' && kind !== 'invalid') || list.type !== 'ArrayExpression') continue;
    for (const element of list.elements) {
      const code = element?.type === 'ObjectExpression' ? propertiesOf(element).find(([name]) => name === 'code')?.[1] : element;
      const written = code ? textOf(code) : undefined;
      if (!code || written === undefined) throw new Error(`Line ${element?.loc.start.line ?? 0}: a case whose code is not written out.`);
      cases.push({ kind, line: code.loc.start.line, code: written });
    }
  }
  return cases;
}

const propertiesOf = ({ properties }: TSESTree.ObjectExpression): [string | undefined, TSESTree.Node][] =>
  properties.flatMap(property => (property.type === 'Property' ? [[keyName(property.key, property.computed), property.value]] : []));

function textOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  // `noFormat` keeps formatters away, and changes nothing.
  const template = node.type === 'TaggedTemplateExpression' ? node.quasi : node;
  return template.type === 'TemplateLiteral' && template.quasis.length === 1 ? (template.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** Lints a text in a folder that has a `tsconfig.json`; gives the messages of the rule about awaits. */
function reportsOn(code: string, folder: string, mode: Mode): string[] {
  const messages = new Linter({ cwd: folder }).verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { 'event-loop': plugin },
      languageOptions: { parser, parserOptions: mode === 'withTypes' ? { projectService: true, tsconfigRootDir: folder } : {} },
      rules: { 'event-loop/no-await-non-awaitable': 'error' },
    },
    { filename: join(folder, 'file.ts') },
  );
  const fatal = messages.find(message => message.fatal);
  if (fatal) throw new Error(`${fatal.message}\n${code}`);
  return messages.map(({ line, message }) => `${line}: ${message}`);
}

/** Compares in one mode, and prints what it finds. Gives how much of it nobody has explained. */
function compare(cases: readonly Case[], { reasons, cases: differences }: Differences, folder: string, mode: Mode): number {
  let unexplained = 0;
  const complain = (text: string): void => {
    unexplained++;
    console.log(`  ${text}`);
  };
  const results = cases.map(one => ({ ...one, reports: reportsOn(one.code, folder, mode) }));
  const reported = (kind: Case['kind']) => results.filter(one => one.kind === kind && one.reports.length > 0);
  const count = (kind: Case['kind']): number => cases.filter(one => one.kind === kind).length;
  console.log(
    `${mode === 'withTypes' ? 'With' : 'Without'} types: ${reported('valid').length} of ${count('valid')} valid cases reported, ${reported('invalid').length} of ${count('invalid')} invalid ones.`,
  );
  for (const { line, reports } of reported('valid')) complain(`line ${line} is allowed there, and reported here: ${reports.join('; ')}`);
  const used = new Map<string, number>();
  for (const { kind, line, code, reports } of results) {
    const reason = differences.find(difference => difference.case === digestOf(code))?.[mode];
    if (kind === 'valid') continue;
    if (reports.length > 0 && reason !== undefined)
      complain(`line ${line} (${digestOf(code)}) is found, and has a reason not to be: ${reason}`);
    if (reports.length > 0) continue;
    if (reason === undefined || reasons[reason] === undefined)
      complain(`line ${line} (${digestOf(code)}) is not found, and nobody says why`);
    else used.set(reason, (used.get(reason) ?? 0) + 1);
  }
  for (const [reason, times] of used) console.log(`  ${times} not found: ${reasons[reason] ?? ''}`);
  return unexplained;
}

const [checkout] = process.argv.slice(2);
if (checkout === undefined) {
  console.error('npm run verify yardstick CHECKOUT: a checkout of https://github.com/typescript-eslint/typescript-eslint');
  process.exit(2);
}
const cases = casesIn(readFileSync(join(checkout, 'packages/eslint-plugin/tests/rules/await-thenable.test.ts'), 'utf8'));
const differences = JSON.parse(readFileSync(join(import.meta.dirname, 'await-thenable.json'), 'utf8')) as Differences;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'event-loop-yardstick-')));
try {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { strict: true, target: 'esnext', lib: ['esnext'], module: 'esnext', types: [] },
      include: ['file.ts'],
    }),
  );
  writeFileSync(join(folder, 'file.ts'), '');
  const known = new Set(cases.map(({ code }) => digestOf(code)));
  const gone = differences.cases.filter(difference => !known.has(difference.case));
  for (const { case: digest, about } of gone) console.log(`${digest} is no case any more: ${about}`);
  const unexplained = compare(cases, differences, folder, 'withTypes') + compare(cases, differences, folder, 'withoutTypes');
  if (unexplained + gone.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
