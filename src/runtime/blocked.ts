/**
 * Says when the event loop stood still. Two things are measured: each callback that the runtime runs, by name, and a
 * heartbeat, in whose place nothing can be missed: a loop that stands still does not beat.
 */
import { observeCallbacks, type Stretch } from './callbacks.ts';
import { IOLoop } from './io-loop.ts';
import { millisecondsOf, type Duration } from './time.ts';

/** The loop stood still once. */
export interface Blocked {
  /** For how long. Of a callback with a name it is exact; else it may be too long by one beat, never too short. */
  readonly milliseconds: number;
  /** The callback of the loop, or the request handler, that took it all by itself; `undefined` where that is not known. */
  readonly callback: string | undefined;
}

/** What a loop is measured by, in milliseconds that only go up. */
export interface LoopMeter {
  now(): number;
  /** How long the loop has waited for events so far: time in which it did not stand still. */
  idle(): number;
}

const nodesLoop: LoopMeter = {
  now: () => performance.now(),
  idle: () => performance.eventLoopUtilization().idle,
};

/**
 * Turns beats and callbacks into reports. A stretch of work lies between two beats; what is not idle between them is at
 * least as long as the longest block in it, so none is missed.
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

  /** To be called by a timer, as often as is wanted: reports are too long by at most the time between two beats. */
  beat(): void {
    this.#judge(this.#meter.now(), undefined);
  }

  /** To be called when a callback is over. */
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

/** Five beats in a threshold: a report is too long by a fifth of it at most. */
const BEATS = 5;

/**
 * Calls the listener each time the loop of this thread stood still for at least `threshold`: when a named callback is
 * over, else at the next beat of the heart. Gives what ends the watch. Within one beat, several short callbacks can look
 * like one long one. What the runtime did not call itself has no name, nor has an async function after its first
 * `await`: there a profile tells more (`node --cpu-prof`). The watch does not keep the process alive. As Tornado's
 * https://www.tornadoweb.org/en/branch4.5/ioloop.html#tornado.ioloop.IOLoop.set_blocking_log_threshold
 * Idle time is Node's: https://nodejs.org/api/perf_hooks.html#performanceeventlooputilizationutilization1-utilization2
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
  // The last block of a process has no beat after it.
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
