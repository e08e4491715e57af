/**
 * The one place where functions of the runtime's users are called by name: what runs, and for how long. It knows neither
 * the loop nor who wants to hear about it.
 */

/** A stretch of synchronous work, in milliseconds of `performance.now()`. */
export interface Stretch {
  readonly callback: string;
  readonly start: number;
  readonly end: number;
}

type Observer = (stretch: Stretch) => void;

const observers = new Set<Observer>();

/** Hears of each callback when its synchronous part is over. Gives what ends that. */
export function observeCallbacks(observer: Observer): () => void {
  observers.add(observer);
  return () => {
    observers.delete(observer);
  };
}

/** Calls the function, under this name. What it throws goes to the caller. */
export function runNamed<Result>(callback: string, call: () => Result): Result {
  if (observers.size === 0) return call();
  const start = performance.now();
  try {
    return call();
  } finally {
    const end = performance.now();
    for (const observer of observers) observer({ callback, start, end });
  }
}

/** What a function is called in messages. */
export const nameOf = (callback: { readonly name: string }): string => callback.name || '(anonymous)';

export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  value !== null && (typeof value === 'object' || typeof value === 'function') && 'then' in value && typeof value.then === 'function';
