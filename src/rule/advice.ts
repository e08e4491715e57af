/** The advice in messages about blocking calls. It ends a sentence: "use 'readFile' from 'node:fs/promises'". */
import { displayName, type BlockingRow } from '../catalog/index.ts';
import type { Blocker, LoopExit } from '../solve/blocker.ts';

/** Returns a blocker as people write it: an API's name, or the head of a loop. */
export const nameOfBlocker = (blocker: Blocker): string => (blocker.kind === 'loop' ? blocker.head : displayName(blocker.row.path));

/** Returns the advice for a blocker. */
export const adviceFor = (blocker: Blocker): string => (blocker.kind === 'loop' ? adviceForLoop(blocker.exit) : adviceForApi(blocker.row));

/** Returns the advice for a blocking API. */
export function adviceForApi(row: Pick<BlockingRow, 'counterpart' | 'module' | 'ofThread' | 'promises'>): string {
  const { counterpart, module, promises = module } = row;
  if (!counterpart) return row.ofThread ? 'call it only while nobody waits' : 'run it on a worker thread';
  if ('promise' in counterpart) return `use '${counterpart.promise}' from '${promises}'`;
  if ('iterator' in counterpart) return `use '${counterpart.iterator}' from '${promises}', which gives an async iterator`;
  if ('callback' in counterpart) return `use '${counterpart.callback}' from '${module}' with a callback or 'promisify'`;
  if ('sameWithCallback' in counterpart) return 'pass it a callback';
  if ('atStartup' in counterpart) return 'load it while the module starts';
  if ('sameWith' in counterpart) return `pass it '${counterpart.sameWith}'`;
  if ('sameWithout' in counterpart) return `leave out '${counterpart.sameWithout}'`;
  if ('events' in counterpart) return `use '${counterpart.events}' from '${module}', collect what it writes and await its 'close' event`;
  if ('method' in counterpart) return `use its method '${counterpart.method}'`;
  return `use '${counterpart.expression}' from '${counterpart.from}'`;
}

const number = new Intl.NumberFormat('en');

function adviceForLoop(exit: LoopExit): string {
  switch (exit.at) {
    case 'time':
      return "await 'setTimeout' from 'node:timers/promises' rather than spin until a time has come";
    case 'thread':
      return "await 'Atomics.waitAsync' rather than spin until another thread has written";
    case 'event':
      return `await a promise or an event rather than wait for '${exit.state}', which nothing can change in the meantime`;
    case 'never':
      return 'let something end it, or await something in each round';
    case 'done':
      return `run its ${number.format(exit.rounds)} rounds on a worker thread, or in parts with an awaited 'scheduler.yield' from 'node:timers/promises' between them`;
  }
}
