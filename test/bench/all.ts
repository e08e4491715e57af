/**
 * `npm run bench [FOLDER]`: measures all that `docs/benchmarks.md` says, section by section, writes the page and prints it. A section is
 * written by the script of its name: `bench:speed` writes `speed`. One that fails does not keep the others from running, and the whole
 * fails in the end. `FOLDER` keeps the packages that are brought from the npm registry. Takes hours.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionsOf, textOfSection } from './tables.ts';

const root = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
/** The scripts that keep what they bring in a folder of the caller's. */
const keeping = new Set(['accuracy', 'published']);
const [folder] = process.argv.slice(2);

const sections = await sectionsOf();
const strays = sections.filter(name => scripts[`bench:${name}`] === undefined);
if (strays.length > 0) throw new Error(`docs/benchmarks.md has sections that no script writes: ${strays.join(', ')}.`);

const failed = sections.filter(name => {
  const given = folder !== undefined && keeping.has(name) ? ['--', join(folder, name)] : [];
  console.log(`npm run bench:${name}`);
  const { status } = spawnSync('npm', ['run', '--silent', `bench:${name}`, ...given], { cwd: root, stdio: 'inherit' });
  return status !== 0;
});

for (const name of sections) console.log(`\n${await textOfSection(name)}`);
for (const name of failed) console.error(`bench:${name} has failed.`);
if (failed.length > 0) process.exitCode = 1;
