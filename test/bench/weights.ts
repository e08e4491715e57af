/**
 * Measures what single calls of the catalog's APIs take, and fills the table of `docs/weights.md`: `npm run bench weights`.
 * The packages are installed in a folder outside of the project, so that it needs the network; it takes some minutes.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { rsort } from 'semver';
import { fill, table, written } from '../../docs/tools/pages/markdown.ts';
import { blockingTables } from '../../src/catalog/index.ts';
import { groupBy } from '../../src/collections/group-by.ts';
import { installAll, type Pins } from '../catalog/verify/install.ts';
import { rowsOf } from '../support/catalog-rows.ts';
import { measure, type MeasuredCall, type Times } from './weights/measure.ts';
import { nodeCalls } from './weights/node-calls.ts';
import { loadCalls, measuredPackages } from './weights/package-calls.ts';

const ORDER = ['light', 'metadata', 'heavy'] as const;
type Weight = (typeof ORDER)[number];

interface Measured extends Times {
  readonly call: MeasuredCall;
  readonly weight: Weight;
}

const rows = groupBy(rowsOf(blockingTables), ({ table: { module }, path }) => `${module} ${path}`);
const pins = JSON.parse(readFileSync(join(import.meta.dirname, '../catalog/packages.json'), 'utf8')) as Pins;

const scratch = mkdtempSync(join(tmpdir(), 'weights-'));
try {
  const files = join(scratch, 'files');
  mkdirSync(files);
  const [installed] = installAll(
    scratch,
    Object.fromEntries(measuredPackages.map(name => [name, rsort([...(pins[name] ?? [])]).slice(0, 1)])),
  );
  if (!installed || installed.failures.size > 0)
    throw new Error(`could not be installed: ${[...(installed?.failures.keys() ?? [])].join(', ')}`);
  const calls = [...nodeCalls(files), ...(await loadCalls(installed.folder))];
  const measured = calls.map((call): Measured => ({ call, weight: weightOf(call), ...measure(call.run) }));
  fill('weights.md', page(measured));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function weightOf({ row, conditional = false }: MeasuredCall): Weight {
  const alike = rows.get(row) ?? [];
  const api = alike.find(({ api: { when } }) => alike.length === 1 || (when !== undefined) === conditional)?.api;
  if (!api) throw new Error(`There is no row '${row}'.`);
  return api.metadata ? 'metadata' : (api.weight ?? 'heavy');
}

function page(measured: readonly Measured[]): string {
  const sorted = measured.toSorted((a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight) || a.median - b.median);
  const cells = sorted.map(({ call: { row, input }, weight, median, p99, runs }) => {
    const [module = '', path = ''] = row.split(/ (.*)/);
    return [module === 'globalThis' ? 'global' : `\`${module}\``, written(path), input, weight, asTime(median), asTime(p99), String(runs)];
  });
  return [
    `Measured with Node ${process.versions.node} on ${process.platform} ${process.arch}, a shared machine with ${cpus().length} cores, on which ${loadavg()[1]?.toFixed(0) ?? 'some'} programs wanted to run at a time.`,
    '',
    ...table(['Module', 'API', 'Input', 'Weight', 'Median', '99th percentile', 'Calls'], cells),
  ].join('\n');
}

/** Two digits that count, in microseconds or milliseconds. */
function asTime(ms: number): string {
  const [value, unit] = ms < 1 ? [ms * 1000, 'µs'] : [ms, 'ms'];
  return `${value < 10 ? value.toFixed(1) : value < 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)))} ${unit}`;
}
