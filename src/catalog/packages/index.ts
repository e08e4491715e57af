/** The npm packages that have a table, by what they are for. */
import type { PackageTable } from '../model/blocking.ts';
import { archives } from './archives.ts';
import { buildTools } from './build-tools.ts';
import { compilers } from './compilers.ts';
import { compression } from './compression.ts';
import { configuration } from './configuration.ts';
import { cryptography } from './cryptography.ts';
import { dataFormats } from './data-formats.ts';
import { databases } from './databases.ts';
import { devices } from './devices.ts';
import { fileFormats } from './file-formats.ts';
import { fileHelpers } from './file-helpers.ts';
import { fileSearch } from './file-search.ts';
import { fsExtra } from './fs-extra.ts';
import { images } from './images.ts';
import { logging } from './logging.ts';
import { lookups } from './lookups.ts';
import { markup } from './markup.ts';
import { moduleLoading } from './module-loading.ts';
import { network } from './network.ts';
import { passwords } from './passwords.ts';
import { processes } from './processes.ts';
import { rendering } from './rendering.ts';
import { searching } from './searching.ts';
import { stores } from './stores.ts';
import { systemFacts } from './system-facts.ts';
import { templates } from './templates.ts';
import { tokens } from './tokens.ts';
import { waiting } from './waiting.ts';

export const packageTables: readonly PackageTable[] = [
  ...archives,
  ...buildTools,
  ...compilers,
  ...compression,
  ...configuration,
  ...cryptography,
  ...dataFormats,
  ...databases,
  ...devices,
  ...fileFormats,
  ...fileHelpers,
  ...fileSearch,
  ...fsExtra,
  ...images,
  ...logging,
  ...lookups,
  ...markup,
  ...moduleLoading,
  ...network,
  ...passwords,
  ...processes,
  ...rendering,
  ...searching,
  ...stores,
  ...systemFacts,
  ...templates,
  ...tokens,
  ...waiting,
];
