/**
 * The folders and files on which the resolution of imports rests. A process that lives long compares them with the disk. While all stay
 * the same, no import can lead elsewhere, because a file that appears or vanishes changes its folder.
 */
import { statSync, type Stats } from 'node:fs';

/** The granularity of file times. A change within this time of a look may leave the time as it was. */
const CLOCK_TICK_MS = 50;

interface State {
  /** `undefined` where there is nothing at the path. */
  readonly mtimeMs: number | undefined;
  readonly ino: number | undefined;
  readonly size: number | undefined;
  /** True if a later change may leave the time as it is. */
  readonly isRecent: boolean;
}

export class WatchedPaths {
  readonly #states = new Map<string, State>();

  /** Adds a path, with its state of now. To be called before the disk is asked, so that a change in between is seen. */
  add(path: string): void {
    if (!this.#states.has(path)) this.#states.set(path, stateOf(path));
  }

  /** Tells whether a path may have changed since it was added. */
  haveChanged(): boolean {
    for (const [path, state] of this.#states) {
      const now = stateOf(path);
      if (state.isRecent || state.mtimeMs !== now.mtimeMs || state.ino !== now.ino || state.size !== now.size) return true;
    }
    return false;
  }

  /** Forgets all paths. */
  clear(): void {
    this.#states.clear();
  }
}

function stateOf(path: string): State {
  const stats = statsOf(path);
  const isRecent = stats !== undefined && stats.mtimeMs > Date.now() - CLOCK_TICK_MS;
  return { mtimeMs: stats?.mtimeMs, ino: stats?.ino, size: stats?.size, isRecent };
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A link to itself, or a path through a file.
    return undefined;
  }
}
