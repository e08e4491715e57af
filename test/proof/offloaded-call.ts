/** What runs on the executor's thread: a row's call, over and over until the main thread's loop was seen to turn. */
import { FREE } from './gatekeeper.ts';
import { makePlace } from './place.ts';
import { seenOf } from './results.ts';
import { proofsNamed } from './rows/index.ts';

/** After so many milliseconds something is wrong that is not a matter of speed. */
const TOO_LONG = 60_000;

export interface OffloadedCall {
  readonly module: string;
  readonly row: string;
  readonly scratch: string;
  /** Turns of the main thread's loop. */
  readonly turns: Int32Array;
}

/** What the call gave, and how often the main thread's loop turned during it. */
export interface Offloaded {
  readonly turns: number;
  readonly seen: unknown;
}

export async function makeCall({ module, row, scratch, turns }: OffloadedCall): Promise<Offloaded> {
  const [proof] = proofsNamed(module, row);
  if (!proof) throw new RangeError(`There is no proof of '${row}'.`);
  const end = performance.now() + TOO_LONG;
  let turned = 0;
  for (;;) {
    const place = makePlace(scratch);
    const forms = await proof.forms(place);
    const first = Atomics.load(turns, 0);
    const result = await forms.blocking();
    turned += Atomics.load(turns, 0) - first;
    const seen = seenOf(proof, result, place);
    await forms.done?.();
    if (turned >= FREE || performance.now() > end) return { turns: turned, seen };
  }
}
