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

const WARM_UP_MS = 200;
const AT_MOST_MS = 1000;
const AT_MOST_RUNS = 5000;
const AT_LEAST_RUNS = 30;

/** Calls it often, after a while of calls that don't count: the code is compiled by then, and the disk's cache is warm. */
export function measure(run: () => unknown): Times {
  repeat(run, WARM_UP_MS, AT_MOST_RUNS, 3);
  const times = repeat(run, AT_MOST_MS, AT_MOST_RUNS, AT_LEAST_RUNS);
  return { runs: times.length, median: median(times), p99: quantile(times, 0.99) };
}

function repeat(run: () => unknown, ms: number, atMost: number, atLeast: number): number[] {
  const times: number[] = [];
  const end = performance.now() + ms;
  while (times.length < atMost && (times.length < atLeast || performance.now() < end)) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return times;
}
