/**
 * Holds the tables against the type declarations of the installed packages: a file is written that says of each table
 * that its paths are paths of the module's type, one a line, and the compiler is asked.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { groupBy } from '../../../src/collections/group-by.ts';
import type { Row } from '../../support/catalog-rows.ts';
import type { Installation } from './install.ts';
import { rowName, rowsFor } from './rows.ts';
import { keyOf } from './verified.ts';

const MODEL = join(import.meta.dirname, '../../../src/catalog/model.ts');
const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
};

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
        lines.push(`  '${path}',`);
        rowAt.set(lines.length, { row, path });
      }
    }
    lines.push('];');
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
  const errors = compile(folder, file);
  const problems = errors.map(({ line, text }) => {
    const at = rowAt.get(line);
    return at === undefined
      ? text
      : `${rowName(at.row)}${at.path === at.row.path ? '' : `: its counterpart '${at.path}'`} is not in the declarations`;
  });
  const wrong = new Set(errors.map(({ line }) => rowAt.get(line)?.row));
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
  return (
    resolvedModule !== undefined && /\.d\.[mc]?ts$/.test(resolvedModule.resolvedFileName) && existsSync(resolvedModule.resolvedFileName)
  );
}

function compile(folder: string, file: string): { line: number; text: string }[] {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2023',
        lib: ['es2023', 'dom'],
        types: ['node'],
        typeRoots: [join(import.meta.dirname, '../../../node_modules/@types')],
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        allowImportingTsExtensions: true,
      },
      files: [file],
    }),
  );
  const { stdout } = spawnSync(process.execPath, [TSC, '-p', folder, '--pretty', 'false'], { encoding: 'utf8', cwd: folder });
  const errors = stdout.matchAll(/^tables\.ts\((\d+),\d+\): (.*)$/gm);
  const text = readFileSync(file, 'utf8').split('\n');
  return Array.from(errors, ([, line = '0', message = '']) => ({
    line: Number(line),
    text: `${text[Number(line) - 1] ?? ''}: ${message}`,
  }));
}
