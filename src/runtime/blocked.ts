/**
 * Reports when the event loop stood still. The runtime's own callbacks are measured one by one, by name. A heartbeat
 * finds all other blocks, because a loop that stands still does not beat.
 */
import { observeCallbacks, type Stretch } from './callbacks.ts';
import { IOLoop } from './io-loop.ts';
import { millisecondsOf, type Duration } from './time.ts';

/** One time that the loop stood still. */
export interface Blocked {
  /** The length of the block. For a named callback it is exact; otherwise up to one beat too long, never too short. */
  readonly milliseconds: number;
  /** The callback of the loop, or the request handler, that blocked alone; `undefined` where that is not known. */
  readonly callback: string | undefined;
}

/** A source of measurements, in milliseconds that never decrease. */
export interface LoopMeter {
  now(): number;
  /** Returns the time that the loop has spent waiting for events, when nothing blocked it. */
  idle(): number;
}

const nodesLoop: LoopMeter = {
  now: () => performance.now(),
  idle: () => performance.eventLoopUtilization().idle,
};

/**
 * A detector that turns beats and callbacks into reports. No block is missed, because the busy time between two beats
 * includes it.
 */
export class BlockDetector {
  readonly #threshold: number;
  readonly #report: (blocked: Blocked) => void;
  readonly #meter: LoopMeter;
  #since: number;
  #idle: number;

  /** `threshold` is in milliseconds. */
  constructor(threshold: number, report: (blocked: Blocked) => void, meter: LoopMeter) {
    this.#threshold = threshold;
    this.#report = report;
    this.#meter = meter;
    this.#since = meter.now();
    this.#idle = meter.idle();
  }

  /** Measures up to now. A timer calls this method; a report is too long by at most the time between two beats. */
  beat(): void {
    this.#judge(this.#meter.now(), undefined);
  }

  /** Measures a callback that is over, and the time before it. */
  ran({ callback, start, end }: Stretch): void {
    if (end - start < this.#threshold || start < this.#since) return;
    this.#judge(start, undefined);
    this.#judge(end, callback);
  }

  #judge(end: number, callback: string | undefined): void {
    const idle = this.#meter.idle();
    const milliseconds = end - this.#since - (idle - this.#idle);
    this.#since = end;
    this.#idle = idle;
    if (milliseconds >= this.#threshold) this.#report({ milliseconds, callback });
  }
}

/** The number of beats in a threshold: a report is too long by at most a fifth of the threshold. */
const BEATS = 5;

/**
 * Calls the listener each time the loop of this thread stood still for at least `threshold`. Returns a function that ends
 * the watch. Throws a `RangeError` for a threshold that is not positive. The watch does not keep the process alive.
 *
 * A block by a named callback is reported when the callback is over, any other at the next heartbeat. Several short
 * callbacks within one beat can look like one long callback. The name is missing for callbacks that the runtime does not
 * call, and for async functions after their first `await`. A profile (`node --cpu-prof`) says more.
 *
 * See https://www.tornadoweb.org/en/branch4.5/ioloop.html#tornado.ioloop.IOLoop.set_blocking_log_threshold, and for idle
 * time https://nodejs.org/api/perf_hooks.html#performanceeventlooputilizationutilization1-utilization2
 */
export function onBlocked(threshold: Duration, listener: (blocked: Blocked) => void): () => void {
  const milliseconds = millisecondsOf(threshold);
  if (milliseconds <= 0) throw new RangeError(`The threshold must be more than nothing, not ${milliseconds} ms.`);
  const report = (blocked: Blocked): void => {
    try {
      listener(blocked);
    } catch (error) {
      IOLoop.current().handleCallbackException(error, 'onBlocked');
    }
  };
  const detector = new BlockDetector(milliseconds, report, nodesLoop);
  const beat = (): void => {
    detector.beat();
  };
  const heart = setInterval(beat, Math.max(milliseconds / BEATS, 1)).unref();
  const end = observeCallbacks(stretch => {
    detector.ran(stretch);
  });
  // No beat follows the last block of a process.
  process.on('exit', beat);
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    clearInterval(heart);
    end();
    process.off('exit', beat);
    beat();
  };
}
