/** The tables of Node's own modules. A new table is added here. */
import childProcess from './child-process.ts';
import crypto from './crypto.ts';
import fs from './fs.ts';
import globals from './globals.ts';
import sqlite from './sqlite.ts';
import zlib from './zlib.ts';
import type { BlockingTableShape } from '../model.ts';

export const nodeTables: readonly BlockingTableShape[] = [fs, childProcess, crypto, zlib, sqlite, globals];
