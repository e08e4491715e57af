/** Scripts for the examples of loops that keep the thread, and of rounds of microtasks. */
import { EventEmitter } from 'node:events';
import { invoke } from './derive.ts';
import type { Scene, Script } from './scene.ts';

const spins =
  (run: string): Script =>
  scene =>
    scene.endless('spins', run);
const starves =
  (run: string): Script =>
  scene =>
    scene.endless('starves', run);

/** Turns until the example's promise resolves, which it does after `then` at the earliest. */
async function turnsUntil(scene: Scene, work: (example: unknown) => unknown, then: (example: unknown) => void = () => {}): Promise<number> {
  const example = await scene.load();
  const first = scene.turns();
  const done = work(example);
  await scene.pass(1);
  then(example);
  await done;
  return scene.turns() - first;
}

/** Turns between the first attempt and the second. */
export const retry: Script = async scene => {
  const example = await scene.load();
  const attempts: number[] = [];
  await invoke(example, 'retry', () => Promise.resolve(attempts.push(scene.turns()) === 2));
  return (attempts[1] ?? 0) - (attempts[0] ?? 0);
};

const first: Script = async scene => {
  const emitter = new EventEmitter();
  const given: unknown[] = [];
  const turns = await turnsUntil(
    scene,
    async example => given.push(await invoke(example, 'first', emitter)),
    () => void emitter.emit('value', 1),
  );
  if (given[0] !== 1) throw new Error('The value is another.');
  return turns;
};

const open = (example: unknown): void => void invoke(example, 'open');

/** By the page, what it calls the example, and the example's place among these. */
export const loopScripts: Readonly<Record<string, Script>> = {
  'no-busy-loop incorrect 1': retry,
  'no-busy-loop incorrect 2': spins(
    "const emitter = new (require('node:events'))(); setImmediate(() => emitter.emit('value', 1)); example.first(emitter);",
  ),
  'no-busy-loop incorrect 3': spins('example.sum();'),
  'no-busy-loop correct 1': retry,
  'no-busy-loop correct 2': first,
  'no-busy-loop correct 3': scene => turnsUntil(scene, example => invoke(example, 'sum')),
  'no-starvation incorrect 1': starves('setImmediate(example.open); example.whenReady();'),
  'no-starvation incorrect 2': starves('example.until(Infinity);'),
  'no-starvation incorrect 3': starves('setImmediate(example.open); example.poll(() => {});'),
  'no-starvation correct 1': scene => turnsUntil(scene, example => invoke(example, 'whenReady'), open),
  'no-starvation correct 2': scene =>
    turnsUntil(scene, example => new Promise<void>(resolve => void invoke(example, 'poll', resolve)), open),
  'no-starvation correct 3': scene => turnsUntil(scene, example => invoke(example, 'until', Date.now() + 20)),
};
