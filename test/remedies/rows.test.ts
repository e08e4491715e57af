/**
 * The remedy of every row of Node's tables that has one, in each style and position: it parses, it is well typed, the
 * rule is quiet after it, and the program does what it did.
 */
import { generateKeyPairSync } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import ts from 'typescript';
import { blockingTables } from '../../src/catalog/index.ts';
import { rowsOf } from '../support/catalog-rows.ts';
import { calls, given, givenType, random, type Given } from './calls.ts';
import { parse } from '../../src/project/parse.ts';
import { remediedThroughout } from './remedied.ts';

interface Call {
  readonly module: string;
  readonly name: string;
  readonly arguments: string;
}

const every: readonly Call[] = Object.entries(calls).flatMap(([module, byName]) =>
  Object.entries(byName).flatMap(([name, lists]) => lists.map(list => ({ module, name, arguments: list }))),
);

/** The functions of a program, each with the call at another place. */
const positions = ['statement', 'expression', 'nested', 'loop', 'arrow', 'helper', 'callback'] as const;

function body(call: string, types: boolean): string {
  const typed = (type: string) => (types ? `: ${type}` : '');
  const parameters = `${given}${typed('Given')}`;
  return `
const same = ${types ? '<T,>' : ''}(value${typed('T')})${typed('T')} => value;
async function statement(${parameters}) { ${call}; return 'done'; }
async function expression(${parameters}) { return ${call}; }
async function nested(${parameters}) { return [same(${call})]; }
async function loop(${parameters}) { const all = []; for (const time of [1, 2]) all.push([time, ${call}]); return all; }
const arrow = async (${parameters}) => ${call};
function inner(${parameters}) { return ${call}; }
async function helper(given${typed('Given')}) { return inner(given); }
async function callback(given${typed('Given')}) {
  return new Promise${types ? '<unknown>' : ''}((resolve, reject) => {
    const ${given} = given;
    const after = () => { try { resolve(${call}); } catch (error) { reject(error); } };
    setImmediate(after);
  });
}
`;
}

const specifiers = { namespace: (name: string) => `api.${name}`, named: (name: string) => name };

function esm({ module, name, arguments: list }: Call, style: keyof typeof specifiers, types: boolean): string {
  const imported = style === 'named' ? `{ ${name} }` : '* as api';
  const type = types ? `type Given = ${givenType};\n` : '';
  return `import ${imported} from '${module}';\n${type}${body(`${specifiers[style](name)}(${list})`, types)}export { ${positions.join(', ')} };\n`;
}

function commonJs({ module, name, arguments: list }: Call): string {
  return `const api = require('${module.replace('node:', '')}')\n${body(`api.${name}(${list})`, false).replaceAll(';\n', '\n')}module.exports = { ${positions.join(', ')} }\n`;
}

it('there is a call of every row with a remedy', () => {
  const withRemedy = rowsOf(blockingTables).filter(
    ({ table: { module, untyped }, path, api: { counterpart, differs, rewrite, since = 20, platform } }) => {
      if (!module.startsWith('node:') || !counterpart || since > 20 || platform || /[#.]/.test(path) || untyped?.[path]) return false;
      const isRewritable = 'promise' in counterpart || 'callback' in counterpart || 'sameWithCallback' in counterpart;
      return isRewritable && (rewrite ?? differs === undefined) !== false;
    },
  );
  const missing = withRemedy.filter(({ table, path }) => !calls[table.module]?.[path]).map(({ table, path }) => `${table.module}.${path}`);
  expect(missing).toEqual([]);
});

describe('in TypeScript', () => {
  it('all remedies are well typed', () => {
    const texts = every.map((call, index) => esm(call, index % 2 === 0 ? 'named' : 'namespace', true));
    const files = new Map(texts.map((text, index) => [`/t/${index}.mts`, remediedThroughout(text, 'a.mts')]));
    expect(problemsIn(files)).toEqual([]);
    // What typescript-eslint's parser has taken, since remedies were looked for in it, the command's parser takes too.
    for (const [name, text] of files) expect(() => parse(name, text), text).not.toThrow();
  }, 180_000);

  it('remedies can be read beside JSX, for both parsers', () => {
    for (const [index, call] of every.filter((_, index) => index % 8 === 0).entries()) {
      const text = `${esm(call, index % 2 === 0 ? 'named' : 'namespace', true)}export const element = <p title={String(same(1))}>{[1].map(n => <b key={n}>{n}</b>)}</p>;\n`;
      const output = remediedThroughout(text, 'a.tsx');
      expect(output).not.toBe(text);
      expect(() => parse('/a.tsx', output), output).not.toThrow();
    }
  }, 60_000);
});

/** The complaints of the type checker, each with its line. */
function problemsIn(files: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: ['node'],
    typeRoots: [join(import.meta.dirname, '../../node_modules/@types')],
  };
  const host = ts.createCompilerHost(options);
  host.readFile = name => files.get(name) ?? ts.sys.readFile(name);
  host.fileExists = name => files.has(name) || ts.sys.fileExists(name);
  host.getSourceFile = (name, version) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.text.slice(0, start).split('\n').length ?? 0;
    return `${file?.text.split('\n')[line - 1] ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

const { privateKey: key } = generateKeyPairSync('ed25519');

/** A folder with what a call is given. */
function place(folder: string): Given {
  const dir = mkdtempSync(join(folder, 'given-'));
  const file = join(dir, 'a.txt');
  writeFileSync(file, 'some text\n');
  symlinkSync(file, join(dir, 'link'));
  mkdirSync(join(dir, 'empty'));
  return {
    dir: join(dir, 'empty'),
    file,
    link: join(dir, 'link'),
    fresh: join(dir, 'fresh'),
    fd: openSync(join(dir, 'b.txt'), 'w+'),
    bytes: Buffer.from('some bytes'),
    key,
  };
}

/** What is in a folder after a call, by name. */
function left(folder: string): Record<string, unknown> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    entries.map(name => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const content = stats.isFile() ? readFileSync(path, 'latin1') : stats.isSymbolicLink() ? 'a link' : 'a folder';
      return [name.replace(/-\w{6}$/, ''), [content, stats.mode]];
    }),
  );
}

type Program = Readonly<Record<string, (given: Given) => unknown>>;

/** What comes of a function of a program: its result or its error's code, and what it leaves behind. */
async function outcome(program: Program, position: string, name: string, folder: string): Promise<unknown> {
  const things = place(folder);
  const root = join(things.file, '..');
  const plain = (value: unknown): unknown => (random.test(name) ? typeof value : comparable(value, root));
  const result = await Promise.resolve(program[position]?.(things)).then(
    value => ({ value: plain(value) }),
    (error: unknown) => ({ code: codeOf(error) }),
  );
  const after = left(root);
  rmSync(root, { recursive: true });
  return { result, after };
}

/** An error is known by its code, or by a command's exit status. */
function codeOf(error: unknown): unknown {
  const { code, status, message } = error as { code?: unknown; status?: unknown; message: string };
  return status ?? code ?? message;
}

/** A result without what differs from run to run: times, numbers of files, the folder's name. */
function comparable(value: unknown, root: string): unknown {
  if (typeof value === 'string') return value.replaceAll(root, '<root>');
  if (Buffer.isBuffer(value)) return ['bytes', comparable(value.toString('latin1'), root)];
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(item => comparable(item, root));
  const entries = Object.entries(value).filter(
    ([name]) => !/^(?:dev|ino|(?:a|c|m|birth)time(?:Ms|Ns)?|b?free|bavail|ffree|files)$/.test(name),
  );
  return [value.constructor.name, Object.fromEntries(entries.map(([name, item]) => [name, comparable(item, root)]))];
}

describe('a program that is run', () => {
  let folder = '';
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(import.meta.dirname, '../../node_modules/.remedies-')));
    return () => {
      rmSync(folder, { recursive: true, force: true });
    };
  });

  async function load(name: string, text: string): Promise<Program> {
    const file = join(folder, name);
    writeFileSync(file, text);
    const loaded = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Program & { default?: Program };
    return loaded.default ?? loaded;
  }

  describe.each(every.map((call, index) => [`${call.name}(${call.arguments})`, call, index] as const))('%s', (_, call, index) => {
    const programs = { 'named.mjs': esm(call, 'named', false), 'whole.mjs': esm(call, 'namespace', false), 'common.cjs': commonJs(call) };
    it.each(Object.entries(programs))('does the same in %s', async (name, text) => {
      const remedied = remediedThroughout(text, name);
      expect(remedied).not.toBe(text);
      const [before, after] = await Promise.all([load(`${index}-before-${name}`, text), load(`${index}-after-${name}`, remedied)]);
      for (const position of positions) {
        expect(await outcome(after, position, call.name, folder), position).toEqual(await outcome(before, position, call.name, folder));
      }
    });
  });
});
