/** Holds the tables of Node's modules against the functions that a Node has, and says which line is to be changed. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BlockingApi, Counterpart } from '../../../src/catalog/model/blocking.ts';
import { nodeTables } from '../../../src/catalog/node/index.ts';
import { rowsOf, type Row } from '../../support/catalog-rows.ts';
import type { NodeWalk } from './node-walk.ts';
import { reasonFor } from './not-blocking.ts';

const rows = rowsOf(nodeTables);
const known = new Set(rows.map(({ table, path }) => `${table.module} ${path}`));
const files = readdirSync(join(import.meta.dirname, '../../../src/catalog/node'));

const majorOf = ({ node }: NodeWalk): number => Number(node.split('.')[0]);
const isHere = ({ since = 20 }: BlockingApi, walk: NodeWalk): boolean => majorOf(walk) >= since;
const has = (walk: NodeWalk, module: string, path: string): boolean => walk.modules.get(module)?.has(path.replace('new ', '')) === true;
const rowName = ({ table, path }: Row): string => `'${path}' in ${fileOf(table.module)}`;

/** The file with the table of a module. */
function fileOf(module: string): string {
  const name = module === 'globalThis' ? 'globals.ts' : `${module.replace('node:', '').replaceAll(/[/_]/g, '-')}.ts`;
  return `src/catalog/node/${name}${files.includes(name) ? '' : ' (a new file, for the list in index.ts)'}`;
}

/** For each function whose name ends in Sync, and for which there is neither a row nor a reason: the line to add. */
export function missingRows(walk: NodeWalk): string[] {
  return [...walk.modules].flatMap(([module, paths]) =>
    [...paths]
      .filter(path => isNamedSync(path) && !known.has(`${module} ${path}`) && reasonFor(module, path) === undefined)
      .map(path => lineToAdd(walk, module, path)),
  );
}

/** `DatabaseSync` is a class, not what blocks. */
function isNamedSync(path: string): boolean {
  return /(?:^|[.#])[a-z_]\w*Sync$/.test(path);
}

function lineToAdd(walk: NodeWalk, module: string, path: string): string {
  const since = majorOf(walk) > 20 ? [`since: ${majorOf(walk)}`] : [];
  const row = [...since, ...likelyCounterpart(walk, module, path)].join(', ');
  const line = `'${path}': {${row === '' ? '' : ` ${row} `}},`;
  return `Node ${walk.node} has ${module} ${path}. Add to ${fileOf(module)}: ${line} or, if it does not block, a reason to test/catalog/nodes/not-blocking.ts`;
}

/** By its name; who adds the row sees whether it does the same. */
function likelyCounterpart(walk: NodeWalk, module: string, path: string): string[] {
  const other = path.slice(0, -'Sync'.length);
  const name = other.split(/[.#]/).at(-1) ?? '';
  if (other !== name) return has(walk, module, other) ? [`counterpart: { method: '${name}', returns: 'promise' }`] : [];
  const promises = rows.find(({ table }) => table.module === module)?.table.promises ?? `${module}/promises`;
  if (has(walk, promises, name)) return [`counterpart: { promise: '${name}' }`];
  return has(walk, module, name) ? [`counterpart: { callback: '${name}' }`] : [];
}

/** The rows that this Node does not have, though they say so, and those it has already. */
export function wrongRows(walk: NodeWalk): string[] {
  return rows
    .filter(({ api }) => api.platform === undefined || api.platform === process.platform)
    .flatMap(row => {
      const there = has(walk, row.table.module, row.path);
      if (there === isHere(row.api, walk)) return [];
      return there
        ? `Node ${walk.node} has ${rowName(row)} already: correct its 'since'.`
        : `Node ${walk.node} does not have ${rowName(row)}.`;
    });
}

/** The rows whose counterpart this Node does not have. */
export function missingCounterparts(walk: NodeWalk): string[] {
  return rows
    .filter(
      row =>
        isHere(row.api, walk) && row.api.platform === undefined && row.api.counterpart && !hasCounterpart(walk, row, row.api.counterpart),
    )
    .map(row => `Node ${walk.node} does not have the counterpart of ${rowName(row)}: ${JSON.stringify(row.api.counterpart)}.`);
}

function hasCounterpart(walk: NodeWalk, { table, path }: Row, counterpart: Counterpart): boolean {
  const { module, promises = module } = table;
  if ('promise' in counterpart) return has(walk, promises, counterpart.promise);
  if ('iterator' in counterpart) return has(walk, promises, counterpart.iterator);
  if ('callback' in counterpart) return has(walk, module, counterpart.callback);
  if ('events' in counterpart) return has(walk, module, counterpart.events);
  if ('method' in counterpart) return has(walk, module, path.replace(/[^#.]*$/, counterpart.method));
  if ('expression' in counterpart) return expressionIsThere(walk, counterpart.expression, counterpart.from);
  return true; // The same function, with other arguments or at another time.
}

/** Whether one of the names in an expression is that of a function where the expression comes from. */
function expressionIsThere(walk: NodeWalk, expression: string, from: string): boolean {
  if (expression.startsWith('for await')) return true; // Syntax.
  const [, holder] = /^the global (\w+)$/.exec(from) ?? [];
  const names = expression.match(/[$\w]+(?:[#.][$\w]+)*/g) ?? [];
  return names.some(name => (holder === undefined ? has(walk, from, name) : has(walk, 'globalThis', `${holder}.${name}`)));
}
