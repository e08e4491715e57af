/** The shapes of a proof: how a row's call is made, how its counterpart is, and what of their results is compared. */
import type { Row } from '../support/catalog-rows.ts';

/** A folder with a few files, made anew for each form that runs, so that both find the same. */
export interface Place {
  readonly dir: string;
  /** A text of 10 KB. */
  readonly file: string;
  /** A folder with two files and a folder. */
  readonly folder: string;
  readonly empty: string;
  /** A symbolic link to `file`. */
  readonly link: string;
  /** A path at which there is nothing. */
  readonly fresh: string;
  /** In a proof that is held: a FIFO whose other end, and with it the answer, is in the gatekeeper's hand. */
  readonly fifo: string;
  /** In a proof that is held: what the gatekeeper sets to 1, with a notification. */
  readonly signal: Int32Array;
}

/** Both ways of doing a job, bound to one place. Only one of them runs in a place. */
export interface Forms {
  /** The call that the row is about. */
  readonly blocking: () => unknown;
  /** What the row says to use instead; gives a promise, as a rule. */
  readonly counterpart?: (() => unknown) | undefined;
  /** Gives back what the forms hold: descriptors, databases. */
  readonly done?: () => unknown;
}

/**
 * Where the counterpart is while it is not done.
 * - `pool`: in libuv's thread pool. With the pool full it can't begin, and the loop turns.
 * - `later`: on a thread, in a process or a timer of its own. Its result arrives in a later turn of the loop.
 * - `nowhere`: it is done in the same turn, because it has less to do.
 */
export type Elsewhere = 'pool' | 'later' | 'nowhere';

/** One way to show what a row says. */
export interface Proof {
  /** What the calls are given, for the table of measurements. */
  readonly workload: string;
  readonly forms: (place: Place) => Forms | Promise<Forms>;
  /** `pool` unless given. */
  readonly elsewhere?: Elsewhere;
  /** What of a result is compared: all of it unless given. */
  readonly compare?: (result: unknown, place: Place) => unknown;
  /** What is compared of the place afterwards: the names, types, modes and contents of its files unless given. */
  readonly effect?: (place: Place) => unknown;
  /** The same calls on something missing: both fail with the same code. */
  readonly missing?: (place: Place) => Forms | Promise<Forms>;
  /**
   * How the gatekeeper withholds what both forms wait for until the loop has turned, or clearly does not: by writing to
   * the place's FIFO only then, by reading from it, or by setting its signal.
   */
  readonly held?: 'writes' | 'reads' | 'signals';
  /** The forms read standard input: each runs in a process whose input comes through the place's FIFO. */
  readonly input?: true;
}

/** The proofs of a row: the first is the one that is measured. */
export type Proofs = Proof | readonly Proof[];

/** How one module's rows are shown, by the row's name (`nameOf`). */
export interface ModuleProofs {
  readonly module: string;
  readonly rows: Readonly<Record<string, (row: Row) => Proofs>>;
  /** Rows that can't be run harmlessly, each with the reason. */
  readonly notRun?: Readonly<Record<string, string>>;
}
