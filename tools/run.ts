/**
 * `npm run bench [NAME]` and `npm run verify NAME`: builds the plugin if the script of that name needs it, and starts the script with the
 * other arguments. A missing or unknown name prints the list.
 */
import { commands, type Command } from './scripts.ts';
import { build, start } from './start.ts';

const [command, name, ...args] = process.argv.slice(2);
const { usual, scripts }: Command = command === 'bench' ? commands.bench : commands.verify;
const script = scripts.find(one => one.name === (name ?? usual));

if (script) process.exitCode = (script.needsBuild ? build() : 0) || start(script, args);
else {
  const rows = scripts.map(one => ({ usage: `${one.name} ${one.takes ?? ''}`, description: one.description }));
  const width = Math.max(...rows.map(({ usage }) => usage.length));
  console.error(`Usage: npm run ${command ?? ''} ${usual === undefined ? 'NAME' : '[NAME]'}, where NAME is one of:`);
  for (const { usage, description } of rows) console.error(`  ${usage.padEnd(width)}  ${description}`);
  process.exitCode = 2;
}
