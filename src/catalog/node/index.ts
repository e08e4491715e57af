/** The tables of Node's own modules. A new table is added here. */
import childProcess from './child-process.ts';
import crypto from './crypto.ts';
import ffi from './ffi.ts';
import fsPromises from './fs-promises.ts';
import fs from './fs.ts';
import globals from './globals.ts';
import inspector from './inspector.ts';
import module from './module.ts';
import os from './os.ts';
import process from './process.ts';
import sqlite from './sqlite.ts';
import tls from './tls.ts';
import v8 from './v8.ts';
import vfs from './vfs.ts';
import vm from './vm.ts';
import wasi from './wasi.ts';
import zlibIter from './zlib-iter.ts';
import zlib from './zlib.ts';
import type { BlockingTableShape } from '../model/blocking.ts';

export const nodeTables: readonly BlockingTableShape[] = [
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
