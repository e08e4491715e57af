/** The proofs of all modules, found by a row's module and name. A new file of proofs is added here. */
import { blockingTables } from '../../../src/catalog/index.ts';
import { nodeTables } from '../../../src/catalog/node/index.ts';
import { rowsOf, type Row } from '../../support/catalog-rows.ts';
import { nameOf } from '../derive.ts';
import type { ModuleProofs, Proof } from '../model.ts';
import childProcess from './child-process.ts';
import crypto from './crypto.ts';
import ffi from './ffi.ts';
import fsPromises from './fs-promises.ts';
import fs from './fs.ts';
import globals from './globals.ts';
import inspector from './inspector.ts';
import module from './module.ts';
import os from './os.ts';
import packageProofs from './packages.ts';
import process from './process.ts';
import sqlite from './sqlite.ts';
import tls from './tls.ts';
import v8 from './v8.ts';
import vfs from './vfs.ts';
import vm from './vm.ts';
import wasi from './wasi.ts';
import zlibIter from './zlib-iter.ts';
import zlib from './zlib.ts';

export const nodeProofs: readonly ModuleProofs[] = [
  fs,
  fsPromises,
  childProcess,
  crypto,
  zlib,
  zlibIter,
  sqlite,
  process,
  module,
  v8,
  vm,
  os,
  tls,
  inspector,
  wasi,
  vfs,
  ffi,
  globals,
];
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
export const reasonOf = (row: Row): string | undefined =>
  allProofs.find(({ module }) => module === row.table.module)?.notRun?.[nameOf(row)];

export const rowNamed = (module: string, name: string): Row | undefined =>
  [...nodeRows, ...packageRows].find(row => row.table.module === module && nameOf(row) === name);

export function proofsNamed(module: string, name: string): readonly Proof[] {
  const row = rowNamed(module, name);
  return row ? proofsOf(row) : [];
}
