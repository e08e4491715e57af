/**
 * `npm run bench:install` packs the plugin, installs it in empty folders, and says what that costs: bytes, packages and
 * time. The first install of each has an empty cache of npm's, the second the full one.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pack, succeed, temporary } from '../consumers/packed.ts';

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

/** Installs these twice, each time in a new folder. */
function install(what: string): Installed {
  const cache = temporary('npm-cache');
  const [first, second] = [temporary('cold'), temporary('warm')];
  const [cold, warm] = [first, second].map(folder => {
    succeed('npm init -y', folder);
    return timed(`npm install --cache "${cache}" ${what}`, folder);
  });
  const listed = succeed('npm ls --all --parseable', second).trim().split('\n').slice(1);
  // A package's own size is without those that are installed inside it.
  const own = (folder: string): number => bytesIn(folder) - listed.filter(other => other.startsWith(`${folder}/node_modules/`)).reduce((sum, other) => sum + bytesIn(other), 0);
  const packages = [...new Set(listed)].map(folder => ({ name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length), bytes: own(folder) }));
  return { packages, bytes: bytesIn(join(second, 'node_modules')), cold: cold ?? 0, warm: warm ?? 0 };
}

const packed = pack();
console.log(`Archive: ${megabytes(packed.size)}, ${megabytes(packed.unpackedSize)} unpacked, ${packed.entryCount} files.\n`);

const [alone, beside, eslint] = [`"${packed.file}"`, `"${packed.file}" eslint`, 'eslint'].map(install);
console.log('| installed | packages | node_modules | npm install, cold | warm |\n| --- | --- | --- | --- | --- |');
for (const [name, installed] of [['eslint-plugin-event-loop', alone], ['eslint-plugin-event-loop and eslint', beside], ['eslint alone', eslint]] as const) {
  if (installed) console.log(`| ${name} | ${installed.packages.length} | ${megabytes(installed.bytes)} | ${seconds(installed.cold)} | ${seconds(installed.warm)} |`);
}
console.log('\nThe largest packages of the first line:');
for (const { name, bytes } of [...(alone?.packages ?? [])].sort((a, b) => b.bytes - a.bytes).slice(0, 8)) console.log(`- ${name}: ${megabytes(bytes)}`);
