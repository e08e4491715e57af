/**
 * Blockers: what holds the thread is an API that the catalog or a doc comment names, or a loop. Knows the properties by which rules select
 * blockers, not how blockers are found.
 */
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

/** The event that ends a loop, so that it frees the thread. */
export type LoopExit =
  /** The clock, nothing at all, or another thread that writes to shared memory. */
  | { readonly at: 'time' | 'never' | 'thread' }
  /** Other code that changes a variable or a property by the name `state`. */
  | { readonly at: 'event'; readonly state: string }
  /** A number of rounds. `rounds` and `cost` include inner loops; `inner` is the highest cost of one of these. */
  | { readonly at: 'done'; readonly rounds: number; readonly cost: number; readonly inner: number };

export const apiBlocker = (row: BlockingRow): ApiBlocker => ({ kind: 'api', row });

/** Returns the kind of work by which a blocker holds the thread. */
export const workOf = (blocker: Blocker): Kind => (blocker.kind === 'api' ? blocker.row.kind : 'loop');

/** Returns `light` for short work, which only the preset `strict` reports. */
export const weightOf = (blocker: Blocker): 'heavy' | 'light' => (blocker.kind === 'api' ? (blocker.row.weight ?? 'heavy') : 'heavy');

/** Returns an API's access path, or a loop's head. */
export const pathOf = (blocker: Blocker): string => (blocker.kind === 'api' ? blocker.row.path : blocker.head);

/**
 * Returns a key that blockers share if no rule, with any options, can tell them apart. Options select by kind of work, by weight, by
 * `metadata` and by a loop's exit. A verdict keeps one chain for each key.
 */
export function selectorKey(blocker: Blocker): string {
  if (blocker.kind === 'loop') {
    const { exit } = blocker;
    return exit.at === 'done' ? `loop ${exit.at} ${exit.rounds} ${exit.cost} ${exit.inner}` : `loop ${exit.at}`;
  }
  const { kind, weight, metadata } = blocker.row;
  return `${kind}${weight === 'light' ? ' light' : ''}${metadata ? ' metadata' : ''}`;
}

/** Returns how much a blocker weighs: a look at the disk that reads no contents and short work weigh least. */
export const heavinessOf = (blocker: Blocker): number =>
  blocker.kind === 'api' && (blocker.row.metadata || blocker.row.weight === 'light') ? 0 : 1;
