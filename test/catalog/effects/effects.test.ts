/**
 * The tables of side effects: by the access paths that are known to have an effect, and those that are known not to; and by the Node that
 * runs this, which has each function that a row names.
 */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { effectRowsOf, effectsOf, effectTables, isMillisecondClock } from '../../../src/catalog/effects/index.ts';
import type { Effects, EffectTableShape } from '../../../src/catalog/model/effects.ts';

const require = createRequire(import.meta.url);
const major = Number(process.versions.node.split('.')[0]);

/** The effects by which loops were judged before there was a table: one regular expression for each. */
const formerly: readonly (readonly [effect: keyof Effects, pattern: RegExp])[] = [
  [
    'clock',
    /^(?:Date|new Date(?:\.\w+)?|Date\.now|(?:node:perf_hooks\.)?performance\.now|(?:process|node:process)\.(?:uptime|hrtime(?:\.bigint)?))$/,
  ],
  ['pure', /^(?:Math\.\w+|Atomics\.pause|Number(?:\.\w+)?|BigInt|Boolean|String|isNaN|isFinite|parseInt|parseFloat|Symbol)$/],
  ['microtask', /^(?:queueMicrotask|(?:process|node:process)\.nextTick|Promise\.resolve\(\)\.(?:then|finally))$/],
  ['sharedMemory', /^Atomics\.load$/],
  ['settled', /^Promise\.resolve$/],
  ['exits', /^(?:process|node:process)\.(?:exit|abort|reallyExit|kill)$/],
];
const formerlyDeferring = ['node:timers.setTimeout', 'node:timers.setImmediate', 'node:process.nextTick', 'queueMicrotask'];
const formerlyComputing = 'Array Boolean Buffer Error JSON Math Number Object String URL node:path path node:url url'.split(' ');

const accepted = [
  ...['Date', 'new Date', 'new Date.getTime', 'new Date.valueOf', 'new Date.anything', 'Date.now'],
  ...['performance.now', 'node:perf_hooks.performance.now'],
  ...['process', 'node:process'].flatMap(root =>
    ['uptime', 'hrtime', 'hrtime.bigint', 'nextTick', 'exit', 'abort', 'reallyExit', 'kill'].map(name => `${root}.${name}`),
  ),
  ...Object.getOwnPropertyNames(Math).map(name => `Math.${name}`),
  ...Object.getOwnPropertyNames(Number).map(name => `Number.${name}`),
  ...['Math.anything', 'Number.anything', 'Atomics.pause', 'Atomics.load', 'Number', 'BigInt', 'Boolean', 'String', 'Symbol'],
  ...['isNaN', 'isFinite', 'parseInt', 'parseFloat'],
  ...['queueMicrotask', 'Promise.resolve', 'Promise.resolve().then', 'Promise.resolve().finally'],
];

const refused = [
  ...[
    '',
    'new',
    '.',
    'literal',
    'literal.length',
    'globalThis',
    'console.log',
    'fetch',
    'setTimeout',
    'constructor',
    '__proto__',
    'toString',
  ],
  ...[
    'new Date(…)',
    'new Date(…).getTime',
    'new Date()',
    'new Date.getTime.call',
    'new Date.getTime()',
    'Date.parse',
    'Date.UTC',
    'Date()',
  ],
  ...['Math', 'new Math', 'new Math.max', 'Math.max.call', 'Math.max()', 'Math.', 'Math.#max', 'Math.a$', 'Math.*', 'Math.é', 'Maths.max'],
  ...[
    'new Number',
    'new Number(…)',
    'new String',
    'new String(…)',
    'Number.a.b',
    'Number()',
    'BigInt.asIntN',
    'Boolean.name',
    'String.raw',
  ],
  ...['Symbol.for', 'isNaN.call', 'parseInt.call', 'Atomics', 'Atomics.wait', 'Atomics.notify', 'Atomics.store', 'Atomics.pause.call'],
  ...['performance', 'performance.mark', 'node:perf_hooks', 'node:perf_hooks.monitorEventLoopDelay', 'node:perf_hooks.now'],
  ...['process', 'process.cwd', 'process.hrtime.other', 'process.uptime()', 'process.exitCode', 'process.on', 'process.default.exit'],
  ...['node:process', 'node:process.cwd', 'node:processes.exit', 'timers.exit', 'uptime', 'hrtime', 'nextTick', 'exit', 'kill'],
  ...['Promise', 'new Promise', 'new Promise(…)', 'Promise.reject', 'Promise.reject().then', 'Promise.all', 'Promise.resolve()'],
  ...['Promise.resolve().catch', 'Promise.resolve().then()', 'Promise.resolve().then().then', 'Promise.then', 'new Promise(…).then'],
  ...['node:timers.setTimeout', 'node:timers.setImmediate', 'node:timers.setInterval', 'node:timers/promises.setTimeout', 'setImmediate'],
  ...['JSON.parse', 'JSON', 'Object.keys', 'Array.from', 'node:path.join', 'node:path', 'node:fs.readFileSync', 'node:util.promisify'],
];

describe.each(formerly)("the effect '%s'", (effect, pattern) => {
  it.each([...accepted, ...refused])('of %j is what the expression said', path => {
    expect(effectsOf(path)[effect] ?? false).toBe(pattern.test(path));
  });
});

it('has every path on the list that an expression accepts, and none that all refuse', () => {
  const isAccepted = (path: string): boolean => formerly.some(([, pattern]) => pattern.test(path));
  expect(accepted.filter(path => !isAccepted(path))).toEqual([]);
  expect(refused.filter(isAccepted)).toEqual([]);
});

it('defers what was on the list, by the names of Node’s modules', () => {
  const paths = effectTables.flatMap(effectRowsOf).flatMap(([path, { defers }]) => (defers ? [path] : []));
  expect(paths.filter(path => path.startsWith('node:') || path === 'queueMicrotask').sort()).toEqual([...formerlyDeferring].sort());
});

it('only computes by the globals and modules that were on the list', () => {
  const paths = effectTables.flatMap(effectRowsOf).flatMap(([path, { computes }]) => (computes ? [path] : []));
  expect(paths.sort()).toEqual(formerlyComputing.sort());
});

it.each(['Date.now()', 'performance.now()', 'new Date().getTime()', 'new Date().valueOf()', '+new Date()'])(
  '%s has the time in milliseconds',
  text => {
    expect(isMillisecondClock(text)).toBe(true);
  },
);

it.each([
  'Date()',
  'new Date()',
  'new Date().getYear()',
  'process.uptime()',
  'process.hrtime()',
  '+Date.now()',
  'Date.now',
  'new Date.now()',
])('%s does not', text => {
  expect(isMillisecondClock(text)).toBe(false);
});

describe('the Node that runs this', () => {
  const rows = effectTables.flatMap(table =>
    Object.entries({ ...table.effects, ...table.untyped }).map(([path, row]) => ({ table, path, since: row?.since ?? 20 })),
  );

  it.each(rows.map(row => [row.table.module, row.path, row] as const))('has %s %j', (_module, path, { table, since }) => {
    expect(isFunctionAt(table, path)).toBe(major >= since);
  });

  it('has the modules and globals that tables say are the same', () => {
    for (const { module, global } of effectTables) {
      if (global !== undefined && global !== '' && global in globalThis) expect(Reflect.get(globalThis, global)).toBe(require(module));
    }
  });
});

/** Tells whether there is a function at a path, or, for a global or a module as a whole and for any member, an object. */
function isFunctionAt({ module, effects }: EffectTableShape, path: string): boolean {
  const root: unknown = module === 'globalThis' ? globalThis : require(module);
  if (path === '') return typeof root === 'object';
  const made = /^new (\w+)(?:\.(.*))?$/.exec(path);
  const from: unknown = made ? Reflect.construct(Reflect.get(root as object, made[1] ?? '') as new () => object, []) : root;
  const steps = (made ? (made[2] ?? '') : path).split(/\.|(?=\(\))/).filter(step => step !== '' && step !== '*');
  const value = steps.reduce<unknown>((object, step) => (step === '()' ? call(object) : member(object, step)), from);
  return (
    typeof value === 'function' || (typeof value === 'object' && (made !== null || path.endsWith('*') || effects[path]?.computes === true))
  );
}

let receiver: unknown;

function member(object: unknown, name: string): unknown {
  receiver = object;
  return Reflect.get(Object(object) as object, name);
}

const call = (callee: unknown): unknown => Reflect.apply(callee as () => unknown, receiver, []);
