/** The npm packages that have a table, by what they are for. */
import type { PackageTable } from '../model.ts';
import { archives } from './archives.ts';
import { databases } from './databases.ts';
import { passwords } from './passwords.ts';
import { processes } from './processes.ts';
import { tokens } from './tokens.ts';

export const packageTables: readonly PackageTable[] = [...archives, ...databases, ...passwords, ...processes, ...tokens];
