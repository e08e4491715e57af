/** Scripts for the examples of functions that are sent to a worker thread: what they give, or how they fail there. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { invoke, member } from './derive.ts';
import type { Scene, Script, Seen } from './scene.ts';

/** What the failure of a function that takes too much along says of it. */
const TAKEN_ALONG = /NotSelfContainedError|DataCloneError|is not defined|is not a function/;

/** What a task comes to: the result that is expected, or a failure of what it takes along. */
async function seenOf(task: () => unknown, expected: unknown): Promise<Seen> {
  try {
    const result = await task();
    if (result !== expected) throw new RangeError(`The result is ${String(result)}.`);
    return 'runs in the thread';
  } catch (error) {
    if (TAKEN_ALONG.test(String(error))) return 'fails in the thread';
    throw error;
  }
}

const withRuntime =
  (work: (example: unknown) => unknown, expected: unknown): Script =>
  scene => {
    scene.link('eslint-plugin-event-loop', '.');
    writeFileSync('render.js', 'export const render = page => `<p>${page}</p>`;');
    writeFileSync('package.json', '{ "type": "module" }');
    return loaded(scene, work, expected);
  };

async function loaded(scene: Scene, work: (example: unknown) => unknown, expected: unknown): Promise<Seen> {
  const example = await scene.load();
  return seenOf(() => work(example), expected);
}

const digest: Script = async scene => {
  scene.link('workerpool', 'node_modules/workerpool');
  const example = await scene.load();
  try {
    return await seenOf(() => invoke(example, 'digest', 'text'), createHash('sha256').update('text').digest('hex'));
  } finally {
    await invoke(member(example, 'pool'), 'terminate');
  }
};

const start: Script = scene =>
  loaded(
    scene,
    async example => {
      const [code] = (await once(invoke(example, 'start') as Worker, 'exit')) as [number];
      return code;
    },
    0,
  );

/** By the page, what it calls the example, and the example's place among these. */
export const closureScripts: Readonly<Record<string, Script>> = {
  'no-executor-closure incorrect 1': withRuntime(example => invoke(example, 'sum', [1, 2]), 3),
  'no-executor-closure incorrect 2': withRuntime(example => invoke(example, 'double', 2), 4),
  'no-executor-closure incorrect 3': digest,
  'no-executor-closure incorrect 4': start,
  'no-executor-closure incorrect 5': withRuntime(example => invoke(example, 'double', 2), 4),
  'no-executor-closure correct 1': withRuntime(example => invoke(example, 'sum', [1, 2]), 3),
  'no-executor-closure correct 2': withRuntime(example => invoke(example, 'render', 'a'), '<p>a</p>'),
  'no-executor-closure correct 3': digest,
  'no-executor-closure correct 4': start,
};
