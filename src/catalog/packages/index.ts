/** The npm packages that have a table, by what they are for. */
import type { PackageTable } from '../model.ts';
import { archives } from './archives.ts';
import { compilers } from './compilers.ts';
import { compression } from './compression.ts';
import { cryptography } from './cryptography.ts';
import { dataFormats } from './data-formats.ts';
import { databases } from './databases.ts';
import { images } from './images.ts';
import { markup } from './markup.ts';
import { passwords } from './passwords.ts';
import { processes } from './processes.ts';
import { rendering } from './rendering.ts';
import { searching } from './searching.ts';
import { tokens } from './tokens.ts';

export const packageTables: readonly PackageTable[] = [
  ...archives,
  ...compilers,
  ...compression,
  ...cryptography,
  ...dataFormats,
  ...databases,
  ...images,
  ...markup,
  ...passwords,
  ...processes,
  ...rendering,
  ...searching,
  ...tokens,
];
