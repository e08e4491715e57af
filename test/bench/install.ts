/**
 * `npm run bench install` packs the plugin, installs it in empty folders, and says what that costs: bytes, packages and
 * time, in `docs/benchmarks.md`: with an empty cache of npm's, and with a full one.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pack, succeed, temporary } from '../consumers/packed.ts';
import { writeSection } from './tables.ts';

/** Bytes of the files in a folder, as they are, not as a disk rounds them up. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).size, 0);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

function timed(line: string, folder: string): number {
  const began = performance.now();
  succeed(line, folder);
  return performance.now() - began;
}

interface Installed {
  readonly packages: readonly { readonly name: string; readonly bytes: number }[];
  readonly bytes: number;
  readonly cold: number;
  readonly warm: number;
}

/** How often what is measured is installed: the quickest time counts, since whatever else the machine does only adds to it. */
const RUNS = 3;

/** Installs these in new folders. */
function install(what: string): Installed {
  const folders = Array.from({ length: RUNS }, () => temporary('installed'));
  const into = (folder: string, cache: string): number => {
    succeed('npm init -y', folder);
    return timed(`npm install --cache "${cache}" ${what}`, folder);
  };
  const cold = Math.min(...folders.map(() => into(temporary('cold'), temporary('empty-cache'))));
  const cache = temporary('full-cache');
  into(temporary('cold'), cache);
  const warm = Math.min(...folders.map(folder => into(folder, cache)));
  const [folder = ''] = folders;
  const listed = succeed('npm ls --all --parseable', folder).trim().split('\n').slice(1);
  // A package's own size is without those that are installed inside it.
  const own = (one: string): number =>
    bytesIn(one) - listed.filter(other => other.startsWith(`${one}/node_modules/`)).reduce((sum, other) => sum + bytesIn(other), 0);
  const packages = [...new Set(listed)].map(one => ({
    name: one.slice(one.lastIndexOf('node_modules/') + 'node_modules/'.length),
    bytes: own(one),
  }));
  return { packages, bytes: bytesIn(join(folder, 'node_modules')), cold, warm };
}

const packed = pack();
const [alone, beside, eslint] = [`"${packed.file}"`, `"${packed.file}" eslint`, 'eslint'].map(install);
const rows = [
  ['eslint-plugin-event-loop', alone],
  ['eslint-plugin-event-loop and eslint', beside],
  ['eslint alone', eslint],
] as const;
const largest = [...(alone?.packages ?? [])].sort((a, b) => b.bytes - a.bytes).slice(0, 6);

await writeSection(
  'install',
  [
    `The archive: ${megabytes(packed.size)}, ${megabytes(packed.unpackedSize)} unpacked, ${packed.entryCount} files. Node ${process.versions.node} on ${process.platform} ${process.arch}.`,
    '',
    '| installed | packages | `node_modules` | `npm install`, cold | warm |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.flatMap(([name, installed]) =>
      installed
        ? [
            `| ${name} | ${installed.packages.length} | ${megabytes(installed.bytes)} | ${seconds(installed.cold)} | ${seconds(installed.warm)} |`,
          ]
        : [],
    ),
    '',
    `The largest packages of the first line: ${largest.map(({ name, bytes }) => `\`${name}\` ${megabytes(bytes)}`).join(', ')}.`,
  ].join('\n'),
);
