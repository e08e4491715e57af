/** The proofs of all modules, found by a row's module and name. A new file of proofs is added here. */
import { blockingTables } from '../../../src/catalog/index.ts';
import { nodeTables } from '../../../src/catalog/node/index.ts';
import { rowsOf, type Row } from '../../support/catalog-rows.ts';
import { nameOf } from '../derive.ts';
import type { ModuleProofs, Proof } from '../model.ts';
import childProcess from './child-process.ts';
import crypto from './crypto.ts';
import fs from './fs.ts';
import globals from './globals.ts';
import packageProofs from './packages.ts';
import sqlite from './sqlite.ts';
import zlib from './zlib.ts';

export const nodeProofs: readonly ModuleProofs[] = [fs, childProcess, crypto, zlib, sqlite, globals];
export { packageProofs };
export const allProofs: readonly ModuleProofs[] = [...nodeProofs, ...packageProofs];

export const nodeRows: readonly Row[] = rowsOf(nodeTables);
export const packageRows: readonly Row[] = rowsOf(blockingTables.filter(table => !nodeTables.includes(table)));

export function proofsOf(row: Row): readonly Proof[] {
  const make = allProofs.find(({ module }) => module === row.table.module)?.rows[nameOf(row)];
  const proofs = make?.(row) ?? [];
  return Array.isArray(proofs) ? (proofs as readonly Proof[]) : [proofs as Proof];
}

/** Why a row is not run, if someone said. */
export const reasonOf = (row: Row): string | undefined => allProofs.find(({ module }) => module === row.table.module)?.notRun?.[nameOf(row)];

export const rowNamed = (module: string, name: string): Row | undefined =>
  [...nodeRows, ...packageRows].find(row => row.table.module === module && nameOf(row) === name);

export function proofsNamed(module: string, name: string): readonly Proof[] {
  const row = rowNamed(module, name);
  return row ? proofsOf(row) : [];
}
