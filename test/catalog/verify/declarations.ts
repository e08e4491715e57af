/**
 * Holds the tables against the type declarations of the installed packages: a file is written that says of each table
 * that its paths are paths of the module's type, one a line, and the compiler is asked.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { groupBy } from '../../../src/collections/group-by.ts';
import type { Row } from '../../support/catalog-rows.ts';
import type { Installation } from './install.ts';
import { complaintsAbout, OPTIONS, programOf } from './program.ts';
import { rowName, rowsFor } from './rows.ts';
import { keyOf } from './verified.ts';

const MODEL = join(import.meta.dirname, '../../../src/catalog/model/paths.ts');

export interface DeclarationCheck {
  /** Modules that have declarations. */
  readonly modules: number;
  readonly paths: number;
  /** The rows that the declarations have, by `keyOf`. */
  readonly declared: readonly string[];
  readonly problems: readonly string[];
}

export function checkDeclarations({ folder, versions }: Installation, names: readonly string[]): DeclarationCheck {
  const file = join(folder, 'tables.ts');
  const rows = names.flatMap(name => rowsFor(name, versions.get(name) ?? '')).filter(({ table, path }) => path in table.blocking);
  const typed = [...groupBy(rows, ({ table }) => table.module)].filter(([module]) => hasDeclarations(module, file));
  const lines = [`import type { PathOf } from '${MODEL}';`];
  const rowAt = new Map<number, { readonly row: Row; readonly path: string }>();
  for (const [index, [module, own]] of typed.entries()) {
    lines.push(`export const table${String(index)}: readonly PathOf<typeof import('${module}')>[] = [`);
    for (const row of own) {
      for (const path of pathsOf(row)) {
        rowAt.set(lines.length, { row, path });
        lines.push(`  '${path}',`);
      }
    }
    lines.push('];');
  }
  const complaints = complaintsAbout(programOf(new Map([[file, lines.join('\n')]])), file);
  const problems = complaints.map(({ line, message }) => {
    const at = rowAt.get(line);
    return at === undefined
      ? `${lines[line] ?? ''}: ${message}`
      : `${rowName(at.row)}${at.path === at.row.path ? '' : `: its counterpart '${at.path}'`} is not in the declarations`;
  });
  const wrong = new Set(complaints.map(({ line }) => rowAt.get(line)?.row));
  const declared = [...rowAt.values()].filter(({ row }) => !wrong.has(row)).map(({ row }) => keyOf(row));
  return { modules: typed.length, paths: rowAt.size, declared, problems };
}

/** The row's path, and its counterpart's where that is an export of the same module. */
function pathsOf({ table, path, api: { counterpart } }: Row): string[] {
  if (!counterpart) return [path];
  if ('promise' in counterpart) return table.promises === undefined ? [path, counterpart.promise] : [path];
  return 'callback' in counterpart ? [path, counterpart.callback] : [path];
}

function hasDeclarations(module: string, file: string): boolean {
  const { resolvedModule } = ts.resolveModuleName(module, file, OPTIONS, ts.sys, undefined, undefined, ts.ModuleKind.ESNext);
  return resolvedModule !== undefined && /\.d\.[mc]?ts$/.test(resolvedModule.resolvedFileName);
}
