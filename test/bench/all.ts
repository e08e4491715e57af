/**
 * `npm run bench all [FOLDER]`: measures all that `docs/benchmarks.md` says, section by section, writes the page and prints it. A section is
 * written by the script of its name: `npm run bench speed` writes `speed`. One that fails does not keep the others from running, and the
 * whole fails in the end. `FOLDER` keeps the packages that are brought from the npm registry. Takes hours.
 */
import { join } from 'node:path';
import { commands } from '../../tools/scripts.ts';
import { start } from '../../tools/start.ts';
import { sectionsOf, textOfSection } from './tables.ts';

/** The scripts that keep what they bring in a folder of the caller's. */
const keeping = new Set(['accuracy', 'published']);
const [folder] = process.argv.slice(2);

const sections = await sectionsOf();
const scripts = sections.map(name => {
  const script = commands.bench.scripts.find(one => one.name === name);
  if (!script) throw new Error(`docs/benchmarks.md has a section '${name}' that no script writes.`);
  return script;
});

const failed = scripts.filter(script => {
  console.log(`npm run bench ${script.name}`);
  return start(script, folder !== undefined && keeping.has(script.name) ? [join(folder, script.name)] : []) !== 0;
});

for (const name of sections) console.log(`\n${await textOfSection(name)}`);
for (const { name } of failed) console.error(`npm run bench ${name} has failed.`);
if (failed.length > 0) process.exitCode = 1;
