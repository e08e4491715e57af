/** The npm packages that have a table, by what they are for. */
import type { PackageTable } from '../model.ts';
import { archives } from './archives.ts';
import { buildTools } from './build-tools.ts';
import { configuration } from './configuration.ts';
import { databases } from './databases.ts';
import { devices } from './devices.ts';
import { fileFormats } from './file-formats.ts';
import { fileHelpers } from './file-helpers.ts';
import { fileSearch } from './file-search.ts';
import { logging } from './logging.ts';
import { lookups } from './lookups.ts';
import { moduleLoading } from './module-loading.ts';
import { network } from './network.ts';
import { passwords } from './passwords.ts';
import { processes } from './processes.ts';
import { stores } from './stores.ts';
import { systemFacts } from './system-facts.ts';
import { templates } from './templates.ts';
import { tokens } from './tokens.ts';
import { waiting } from './waiting.ts';

export const packageTables: readonly PackageTable[] = [
  ...archives,
  ...buildTools,
  ...configuration,
  ...databases,
  ...devices,
  ...fileFormats,
  ...fileHelpers,
  ...fileSearch,
  ...logging,
  ...lookups,
  ...moduleLoading,
  ...network,
  ...passwords,
  ...processes,
  ...stores,
  ...systemFacts,
  ...templates,
  ...tokens,
  ...waiting,
];
