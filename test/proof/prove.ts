/**
 * Shows that a row's call holds the event loop, that its counterpart does not, and that both do the same.
 *
 * A blocking form must give its result in the turn in which it was called: the count of turns does not move, and then what
 * it gave and did is compared. That alone says only that it is synchronous, so two things show that it does work or waits:
 * - **The full pool.** All threads of libuv's pool are occupied. The blocking form is done all the same, so its work ran on
 *   the calling thread. Its counterpart is called likewise, and the loop turns five times; it must not be done by then, and
 *   its place must be as it was. Let go, it gives the same. This is proof that the counterpart works in the pool; how much it
 *   does on the loop before and after, the measurements say.
 * - **The held call.** What the form waits for (the other end of a FIFO, a notification) is withheld by another thread until
 *   it has seen the loop turn five times, or its patience ends. The blocking form must return only after the gate was opened,
 *   with no turn in between, however slow the machine is: a loop that is held can't count. The counterpart must have let the
 *   loop turn: here the patience is so long that only a held loop ends it.
 *
 * A counterpart that runs on a thread, in a process or a timer of its own must give its result in a later turn. Where there is
 * none, the call is made by `runOnExecutor`, which is what the plugin advises, over and over until this thread's loop was seen
 * to turn during it.
 *
 * Not shown: that a call is slow, which the measurements say; and of counterparts that only have less to do (`nowhere`: a
 * module that is loaded, a named group), anything but the equal result. `false-claims.ts` holds claims that must fail.
 */
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../support/catalog-rows.ts';
import { nameOf } from './derive.ts';
import { ThreadPool } from './full-pool.ts';
import { FREE, SecondThread } from './gatekeeper.ts';
import { LoopTurns } from './loop-turns.ts';
import type { Forms, Place, Proof } from './model.ts';
import { Offload } from './offload.ts';
import { contentsOf, makePlace } from './place.ts';
import { codeOf, seenOf } from './results.ts';
import { proofsOf } from './rows/index.ts';

/** How long what a blocking form waits for is withheld, in milliseconds: long enough to be seen in a trace, no condition. */
const HELD_FOR = 20;
/** When the loop has not turned in so many milliseconds, it is held. */
const PATIENCE = 30_000;

export type Form = 'blocking' | 'counterpart';

/** What was seen of one form. */
export interface FormSeen {
  /** What it gave and did. */
  readonly seen: unknown;
  readonly problems: readonly string[];
}

export class Prover {
  readonly #scratch: string;
  readonly #turns = new LoopTurns();
  readonly #pool: ThreadPool;
  readonly #second: SecondThread;
  readonly #offload = new Offload();
  #fifos = 0;

  readonly #patience: number;

  /** A prover with its second thread, in a folder for its places; `patience` in milliseconds. */
  static async in(scratch: string, patience = PATIENCE): Promise<Prover> {
    return new Prover(scratch, await new SecondThread().ready(), patience);
  }

  private constructor(scratch: string, second: SecondThread, patience: number) {
    this.#scratch = scratch;
    this.#patience = patience;
    this.#second = second;
    this.#pool = new ThreadPool(scratch);
  }

  async stop(): Promise<void> {
    this.#turns.stop();
    await this.#second.stop();
    await this.#offload.stop();
  }

  /** What is wrong with a row; nothing if it is as it says. */
  async prove(row: Row): Promise<string[]> {
    const problems: string[] = [];
    for (const [index, proof] of proofsOf(row).entries()) {
      try {
        problems.push(...(await this.#proveBy(proof, row, index)));
      } catch (error) {
        problems.push(`${proof.workload}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
    return problems;
  }

  async #proveBy(proof: Proof, row: Row, index: number): Promise<string[]> {
    const run = proof.input ? (form: Form) => this.#inOwnProcess(row, index, form) : (form: Form) => this.seeForm(proof, form);
    const blocking = await run('blocking');
    const other = (await run('counterpart')) ?? (index === 0 ? await this.#offloaded(row) : undefined);
    const problems = [...(blocking?.problems ?? []), ...(other?.problems ?? [])];
    if (other && !isDeepStrictEqual(blocking?.seen, other.seen))
      problems.push(`the results differ: ${JSON.stringify(blocking?.seen)} and ${JSON.stringify(other.seen)}`);
    return [...problems, ...(await this.#failures(proof))].map(problem => `${proof.workload}: ${problem}`);
  }

  /** Runs one form, with the pool full or with what it waits for withheld; nothing where there is no counterpart. */
  async seeForm(proof: Proof, form: Form, fifo = this.#newFifo(proof)): Promise<FormSeen | undefined> {
    const place = makePlace(this.#scratch, fifo);
    const forms = await proof.forms(place);
    try {
      if (!forms[form]) return undefined;
      await this.#turns.pass(1);
      if (form === 'blocking')
        return proof.held ? await this.#heldCall(proof, proof.held, place, forms) : await this.#call(proof, place, forms);
      return proof.held ? await this.#heldCounterpart(proof, proof.held, place, forms) : await this.#counterpart(proof, place, forms);
    } finally {
      await forms.done?.();
    }
  }

  async #call(proof: Proof, place: Place, { blocking }: Forms): Promise<FormSeen> {
    const letGo = this.#pool.fill();
    try {
      return this.#sameTurn(proof, place, blocking);
    } finally {
      await letGo();
    }
  }

  #sameTurn(proof: Proof, place: Place, blocking: () => unknown): FormSeen {
    const first = this.#turns.count;
    const result = blocking();
    const turned = this.#turns.count - first;
    const isPromise = result instanceof Promise;
    const problems = [
      ...(turned > 0 ? [`the loop turned ${turned} times during the call`] : []),
      ...(isPromise ? ['the call gave a promise'] : []),
    ];
    return { seen: isPromise ? undefined : seenOf(proof, result, place), problems };
  }

  async #heldCall(proof: Proof, how: NonNullable<Proof['held']>, place: Place, { blocking }: Forms): Promise<FormSeen> {
    const hold = this.#second.hold(how, place, this.#turns.shared, HELD_FOR);
    try {
      hold.begin();
      const { seen, problems } = this.#sameTurn(proof, place, blocking);
      return { seen, problems: hold.isOpen() ? problems : [...problems, 'the call did not wait for what was withheld'] };
    } finally {
      await hold.end();
    }
  }

  async #heldCounterpart(proof: Proof, how: NonNullable<Proof['held']>, place: Place, forms: Forms): Promise<FormSeen> {
    const hold = this.#second.hold(how, place, this.#turns.shared, this.#patience);
    const problems: string[] = [];
    let result: unknown;
    try {
      hold.begin();
      result = await counterpartOf(forms);
      if (!hold.isOpen()) problems.push('the counterpart did not wait for what was withheld');
    } finally {
      const turned = await hold.end();
      if (turned < FREE) problems.push(`the loop turned only ${turned} times while the counterpart waited`);
    }
    return { seen: seenOf(proof, result, place), problems };
  }

  async #counterpart(proof: Proof, place: Place, forms: Forms): Promise<FormSeen> {
    const { elsewhere = 'pool' } = proof;
    if (elsewhere === 'pool') return this.#pooled(proof, place, forms);
    const again = await proof.forms(makePlace(this.#scratch));
    try {
      await this.#turns.pass(1);
      const first = this.#turns.count;
      const result = await counterpartOf(forms);
      const seen = seenOf(proof, result, place);
      // An answer that arrives while the loop polls comes before that turn is counted; the next can't come in the same.
      await counterpartOf(again);
      const turned = this.#turns.count - first;
      return { seen, problems: elsewhere === 'later' && turned === 0 ? ['the counterpart was done in the same turn'] : [] };
    } finally {
      await again.done?.();
    }
  }

  async #pooled(proof: Proof, place: Place, forms: Forms): Promise<FormSeen> {
    const before = contentsOf(place.dir);
    const problems: string[] = [];
    const letGo = this.#pool.fill();
    const state = { isDone: false };
    const result = counterpartOf(forms).finally(() => {
      state.isDone = true;
    });
    result.catch(() => {}); // Thrown below, where it is awaited.
    try {
      await this.#turns.pass(FREE);
      if (state.isDone) problems.push('the counterpart was done although the thread pool was full');
      if (!isDeepStrictEqual(contentsOf(place.dir), before))
        problems.push('the counterpart did its work although the thread pool was full');
    } finally {
      await letGo();
    }
    return { seen: seenOf(proof, await result, place), problems };
  }

  async #offloaded(row: Row): Promise<FormSeen> {
    const { turns, seen } = await this.#offload.run({
      module: row.table.module,
      row: nameOf(row),
      scratch: this.#scratch,
      turns: this.#turns.shared,
    });
    return { seen, problems: turns < FREE ? ['the loop did not turn while a thread of the executor made the call'] : [] };
  }

  /** Both forms fail alike where what they need is missing. */
  async #failures(proof: Proof): Promise<string[]> {
    if (!proof.missing) return [];
    const blocking = await failure(await proof.missing(makePlace(this.#scratch)), forms => forms.blocking());
    const counterpart = await failure(await proof.missing(makePlace(this.#scratch)), forms => counterpartOf(forms));
    return blocking === counterpart ? [] : [`the failures differ: ${String(blocking)} and ${String(counterpart)}`];
  }

  /** Runs one form in a process of its own whose standard input is the held FIFO. */
  async #inOwnProcess(row: Row, index: number, form: Form): Promise<FormSeen> {
    const fifo = this.#makeFifo();
    const script = join(import.meta.dirname, 'own-process.ts');
    const given = [...process.execArgv, script, row.table.module, nameOf(row), String(index), form, fifo];
    const child = spawn('sh', ['-c', 'cat "$1" | { shift; exec "$@"; }', 'sh', fifo, process.execPath, ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(await text(child.stdout)) as FormSeen;
  }

  #newFifo(proof: Proof): string {
    return proof.held === 'writes' || proof.held === 'reads' ? this.#makeFifo() : '';
  }

  #makeFifo(): string {
    // Its name is one that `require` takes for a module.
    const fifo = join(this.#scratch, `held-${this.#fifos++}-${process.pid}.cjs`);
    execFileSync('mkfifo', [fifo]);
    return fifo;
  }
}

const counterpartOf = async ({ counterpart }: Forms): Promise<unknown> => {
  if (!counterpart) throw new TypeError('There is no counterpart.');
  return await counterpart();
};

async function failure(forms: Forms, run: (forms: Forms) => unknown): Promise<unknown> {
  try {
    await run(forms);
  } catch (error) {
    return codeOf(error);
  } finally {
    await forms.done?.();
  }
  return 'no failure';
}
