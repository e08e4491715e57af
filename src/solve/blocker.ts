/** What holds the thread: an API that the catalog or a doc comment names, or a loop. */
import type { BlockingRow, Kind } from '../catalog/index.ts';

export type Blocker = ApiBlocker | LoopBlocker;

export interface ApiBlocker {
  readonly kind: 'api';
  readonly row: BlockingRow;
}

export interface LoopBlocker {
  readonly kind: 'loop';
  /** The loop's head as written, shortened. */
  readonly head: string;
  readonly exit: LoopExit;
}

/** When a loop lets go of the thread. */
export type LoopExit =
  /** `thread`: when another thread has written to shared memory. */
  | { readonly at: 'time' | 'never' | 'thread' }
  /** When other code has changed a variable or a property; `state` is its name. */
  | { readonly at: 'event'; readonly state: string }
  /** After a number of rounds. `rounds` and `cost` include loops in its rounds, `inner` is the most that one of these costs. */
  | { readonly at: 'done'; readonly rounds: number; readonly cost: number; readonly inner: number };

export const apiBlocker = (row: BlockingRow): ApiBlocker => ({ kind: 'api', row });

/** The kind of work by which a blocker holds the thread. */
export const workOf = (blocker: Blocker): Kind => (blocker.kind === 'api' ? blocker.row.kind : 'loop');

/** Whether it takes long, or is short work that `strict` alone reports. */
export const weightOf = (blocker: Blocker): 'heavy' | 'light' => (blocker.kind === 'api' ? (blocker.row.weight ?? 'heavy') : 'heavy');

/** An API's access path, or a loop's head. */
export const pathOf = (blocker: Blocker): string => (blocker.kind === 'api' ? blocker.row.path : blocker.head);

/**
 * Returns the same key for blockers that every rule reports or leaves out alike, whatever its options: these select by the kind of
 * work, by weight, by `metadata`, and of loops by when they end. A verdict keeps one chain for each key.
 */
export function selectorKey(blocker: Blocker): string {
  if (blocker.kind === 'loop') {
    const { exit } = blocker;
    return exit.at === 'done' ? `loop ${exit.at} ${exit.rounds} ${exit.cost} ${exit.inner}` : `loop ${exit.at}`;
  }
  const { kind, weight, metadata } = blocker.row;
  return `${kind}${weight === 'light' ? ' light' : ''}${metadata ? ' metadata' : ''}`;
}
