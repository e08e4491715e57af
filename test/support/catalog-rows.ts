/** The rows of the catalog's tables, one by one, and programs that call them. */
import type { BlockingApi, BlockingTableShape } from '../../src/catalog/model/blocking.ts';
import type { Condition } from '../../src/catalog/model/conditions.ts';

export interface Row {
  readonly table: BlockingTableShape;
  readonly path: string;
  readonly api: BlockingApi;
}

export function rowsOf(tables: readonly BlockingTableShape[]): Row[] {
  return tables.flatMap(table =>
    Object.entries({ ...table.blocking, ...table.untyped }).flatMap(([path, apis]) =>
      (Array.isArray(apis) ? (apis as BlockingApi[]) : [apis as BlockingApi]).map(api => ({ table, path, api })),
    ),
  );
}

/**
 * A program that calls the API in an async function, with the module from `from`. Whatever the call needs is made at the
 * module's top level.
 */
export function program({ path, api, table }: Row, from = table.module, given = argumentsFor(api.when)): string {
  const isGlobal = table.module === 'globalThis';
  const construct = path.startsWith('new ');
  const steps = path.replace('new ', '').match(/\(\)|#|[^#.()]+/g) ?? [];
  const [last] = construct || steps.length === 0 ? [] : steps.splice(-1);
  const needed = steps.reduce((object, step) => expressionAfter(object, step), isGlobal ? '' : 'api');
  const callee = last === undefined ? 'value' : last === '()' ? 'value()' : `value.${last}`;
  const setUp = needed === '' ? '' : `const value = ${needed};\n`;
  const call = needed === '' ? `${last ?? ''}(${given})` : `${callee}(${given})`;
  return `${isGlobal ? '' : `import api from '${from}';\n`}${setUp}export async function f(unknown) {\n  ${construct ? 'new ' : ''}${call};\n}\n`;
}

function expressionAfter(object: string, step: string): string {
  if (step === '()') return `${object}()`;
  if (step === '#') return `new ${object}()`;
  return object === '' ? step : `${object.startsWith('new ') ? `(${object})` : object}.${step}`;
}

/** Arguments that meet a row's condition. */
export function argumentsFor(when: Condition | undefined): string {
  const given: (string | undefined)[] = [];
  fill(when, given);
  return Array.from(given, argument => argument ?? 'unknown').join(', ');
}

function fill(when: Condition | undefined, given: (string | undefined)[]): void {
  if (!when || 'without' in when || 'withoutCallback' in when) return;
  if ('all' in when) {
    for (const part of when.all) fill(part, given);
    return;
  }
  if ('not' in when) {
    // What is not to hold of an option does not hold when that is left out; an argument may be needed.
    if ('oneOf' in when.not && !('property' in when.not)) given[when.not.argument] = '"something else"';
    return;
  }
  const value = 'oneOf' in when ? JSON.stringify(when.oneOf[0]) : when.type === 'number' ? '1' : '"a"';
  given[when.argument] = 'property' in when ? `{ ${when.property}: ${value} }` : value;
}
