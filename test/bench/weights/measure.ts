/** How long single calls take. */
import { median, quantile } from '../quantiles.ts';

/** A call of an API of the catalog on an input that is typical for it. */
export interface MeasuredCall {
  /** The module and the path of its row. */
  readonly row: string;
  /** Whether it is the row about some arguments alone that speaks, where there are several of the path. */
  readonly conditional?: boolean;
  readonly input: string;
  readonly run: () => unknown;
}

/** Times in milliseconds. */
export interface Times {
  readonly runs: number;
  readonly median: number;
  readonly p99: number;
}

/** How often to call: until the time is over, but within these numbers of runs. */
export interface Effort {
  readonly ms: number;
  readonly atLeast: number;
  readonly atMost: number;
}

const WARM_UP: Effort = { ms: 200, atLeast: 3, atMost: 5000 };
const MEASURED: Effort = { ms: 1000, atLeast: 30, atMost: 5000 };

/** Calls it often, after a while of calls that don't count: the code is compiled by then, and the disk's cache is warm. */
export function measure(run: () => unknown): Times {
  timesOf(run, WARM_UP);
  const times = timesOf(run, MEASURED);
  return { runs: times.length, median: median(times), p99: quantile(times, 0.99) };
}

/** Calls it again and again. Returns the milliseconds that each run took. */
export function timesOf(run: () => unknown, { ms, atLeast, atMost }: Effort): number[] {
  const times: number[] = [];
  const end = performance.now() + ms;
  while (times.length < atMost && (times.length < atLeast || performance.now() < end)) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return times;
}
