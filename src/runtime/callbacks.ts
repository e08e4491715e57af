/**
 * The one place that calls the functions of the runtime's users, and measures them by name. It knows neither the loop nor
 * the observers.
 */

/** The synchronous part of a callback, in milliseconds of `performance.now()`. */
export interface Stretch {
  readonly callback: string;
  readonly start: number;
  readonly end: number;
}

type Observer = (stretch: Stretch) => void;

const observers = new Set<Observer>();

/** Calls the observer after the synchronous part of each callback. Returns a function that ends the observation. */
export function observeCallbacks(observer: Observer): () => void {
  observers.add(observer);
  return () => {
    observers.delete(observer);
  };
}

/** Calls the function and reports it to observers under this name. Throws the errors of the function. */
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

/** Returns the name of a function for messages. */
export const nameOf = (callback: { readonly name: string }): string => callback.name || '(anonymous)';

export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  value !== null && (typeof value === 'object' || typeof value === 'function') && 'then' in value && typeof value.then === 'function';
