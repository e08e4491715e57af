/** How long a row's call keeps the loop, and what its counterpart leaves of that: durations, for a table and not for a verdict. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../support/catalog-rows.ts';
import { LoopTurns } from './loop-turns.ts';
import { makePlace } from './place.ts';
import { proofsOf } from './rows/index.ts';

/** Runs of which the median is taken. */
const RUNS = 5;
/** No more runs after so many milliseconds. */
const ENOUGH = 1000;

/** Milliseconds; medians of some runs. */
export interface Measured {
  readonly workload: string;
  /** How long the call took, and with it the loop's turn. */
  readonly held: number;
  /** The longest turn from the counterpart's call to its result; absent where there is no counterpart. */
  readonly stall?: number;
}

/** Measures a row by its first proof. */
export async function measure(row: Row, scratch: string): Promise<Measured | undefined> {
  const [proof] = proofsOf(row);
  if (!proof || proof.input) return undefined;
  const folder = mkdtempSync(join(scratch, 'measure-'));
  const turns = new LoopTurns();
  try {
    const held = await median(async () => {
      const forms = await proof.forms(makePlace(folder));
      await turns.pass(1);
      const begin = performance.now();
      forms.blocking();
      const took = performance.now() - begin;
      await forms.done?.();
      return took;
    });
    const stall = await median(async () => {
      const forms = await proof.forms(makePlace(folder));
      if (!forms.counterpart) return undefined;
      await turns.pass(2);
      const end = turns.watch();
      await forms.counterpart();
      const { longest } = end();
      await forms.done?.();
      return longest;
    });
    return { workload: proof.workload, held: held ?? 0, ...(stall !== undefined && { stall }) };
  } finally {
    turns.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first run is not counted: it compiles. */
async function median(run: () => Promise<number | undefined>): Promise<number | undefined> {
  const begin = performance.now();
  const times: number[] = [];
  await run();
  while (times.length < RUNS && (times.length === 0 || performance.now() - begin < ENOUGH)) {
    const time = await run();
    if (time === undefined) return undefined;
    times.push(time);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
