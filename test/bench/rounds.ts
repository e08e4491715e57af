/**
 * How long loops with a constant number of rounds take, by what is in them: what the default of `no-busy-loop`'s option
 * `rounds` is derived from: `npm run bench rounds`. Prints the shortest, the median and the longest of several runs, each in a process of its own.
 */
import { execFileSync } from 'node:child_process';

const ROUNDS = 100_000_000;
const RUNS = 5;

/** What a round may hold at least; nothing is left of it that a compiler could leave out. */
const bodies = {
  nothing: ';',
  'a comparison': 'if (i === n) x = i;',
  'an addition': 'x += i;',
  'an addition of small numbers': 'x = (x + i) | 0;',
  'a member': 'o.x = i;',
  'a list': 'x += list[i & 1023];',
  'a square root': 'x += Math.sqrt(i);',
  'a call': 'x = f(x, i);',
} as const;

const head =
  'let x = 0; const n = -1; const o = { x: 0 }; const list = Array.from({ length: 1024 }, (_, i) => i); const f = (a, b) => (a ^ b) | 0;';

/** Milliseconds of the processor's time, which others don't use up, in a process that has done nothing before. */
function timeOf(body: string): number {
  const code = `${head} function run() { const start = process.cpuUsage(); for (let i = 0; i < ${ROUNDS}; i++) { ${body} } return process.cpuUsage(start).user / 1000; } console.log(run()); if (x === o) console.log(x);`;
  return Number(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }));
}

console.log(`${process.version}, ${ROUNDS.toLocaleString('en')} rounds, ${RUNS} runs, in milliseconds`);
for (const [name, body] of Object.entries(bodies)) {
  const times = Array.from({ length: RUNS }, () => timeOf(body)).sort((a, b) => a - b);
  const [shortest = 0, median = 0, longest = 0] = [times[0], times[Math.floor(RUNS / 2)], times.at(-1)];
  console.log(`${name}: ${shortest.toFixed(0)} ${median.toFixed(0)} ${longest.toFixed(0)}`);
}
