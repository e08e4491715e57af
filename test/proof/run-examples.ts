/** Runs the examples of the rules' pages in this process, and prints what was seen of each, as lines of JSON. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { namedExamples, type ExampleOutcome } from './example-outcomes.ts';
import { turnsOfEndless } from './endless.ts';
import { closeServers, scripts } from './examples.ts';
import { ThreadPool } from './full-pool.ts';
import { FREE, SecondThread } from './gatekeeper.ts';
import { LoopTurns } from './loop-turns.ts';
import type { Scene, Seen } from './scene.ts';

/** How long an incorrect example is kept waiting, and a correct one at most, in milliseconds. */
const HELD_FOR = 100;
const PATIENCE = 30_000;

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'event-loop-examples-'));
const turns = new LoopTurns();
const second = await new SecondThread().ready();
const pool = new ThreadPool(scratch);
const before = process.cwd();
try {
  for (const { name, code, correct } of namedExamples()) {
    const script = scripts[name];
    if (!script) continue;
    const dir = join(scratch, name.replaceAll(' ', '-'));
    mkdirSync(dir);
    process.chdir(dir);
    const file = join(dir, /\bexports\./.test(code) ? 'example.cjs' : 'example.mjs');
    writeFileSync(file, code);
    console.log(JSON.stringify({ name, ...(await outcomeOf(() => script(sceneIn(dir, file, correct)))) } satisfies ExampleOutcome));
    closeServers();
  }
} finally {
  process.chdir(before);
  turns.stop();
  await second.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function outcomeOf(run: () => Promise<Seen | number>): Promise<Omit<ExampleOutcome, 'name'>> {
  try {
    const seen = await run();
    if (typeof seen === 'string') return { seen };
    return { seen: seen === 0 ? 'the loop stands still' : 'the loop turns' };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function sceneIn(dir: string, file: string, correct: boolean): Scene {
  return {
    dir,
    fifo: name => {
      execFileSync('mkfifo', [join(dir, name)]);
      return join(dir, name);
    },
    link: (name, path) => {
      mkdirSync(join(dir, 'node_modules'), { recursive: true });
      symlinkSync(join(root, path), join(dir, 'node_modules', name));
    },
    load: async () =>
      file.endsWith('.cjs') ? (createRequire(import.meta.url)(file) as unknown) : ((await import(pathToFileURL(file).href)) as unknown),
    held: async (how, fifo, run, text) => {
      const hold = second.hold(
        how,
        { fifo, signal: new Int32Array(new SharedArrayBuffer(4)), ...(text !== undefined && { text }) },
        turns.shared,
        correct ? PATIENCE : HELD_FOR,
      );
      await turns.pass(1);
      hold.begin();
      try {
        await run();
        if (!hold.isOpen()) throw new Error('The example did not wait for what was withheld.');
      } catch (error) {
        await hold.end();
        throw error;
      }
      return hold.end();
    },
    withFullPool: async run => {
      await turns.pass(1);
      const letGo = pool.fill();
      const first = turns.count;
      const done = Promise.resolve(run()).then(() => turns.count);
      const turned = (await Promise.race([done, turns.pass(FREE).then(() => turns.count)])) - first;
      await letGo();
      await done;
      return turned;
    },
    endless: (how, run) => turnsOfEndless(file, how, run),
    turns: () => turns.count,
    pass: count => turns.pass(count),
  };
}
