/** What an example of a page finds around it, and what its script says of it. */

/** What an example finds around it. */
export interface Scene {
  /** The example's folder, which is the current one. */
  readonly dir: string;
  /** Makes a FIFO in the folder. */
  fifo(name: string): string;
  /** Puts a package of the project where the example finds it, by its path from the project's root. */
  link(name: string, path: string): void;
  /** Runs the example's code. */
  load(): Promise<unknown>;
  /** Runs the code while a FIFO is withheld; gives how often the loop turned by then. */
  held(how: 'writes' | 'reads' | 'answers', fifo: string, run: () => unknown, text?: string): Promise<number>;
  /** Runs the code with a full thread pool; gives how often the loop turned before it was done or the pool was let go. */
  withFullPool(run: () => unknown): Promise<number>;
  /** Runs code that may never end in a thread, with the module as `example`: see `turnsOfEndless`. */
  endless(how: 'spins' | 'starves', run: string): Promise<number>;
  /** How often the loop has turned. */
  turns(): number;
  /** Resolves when the loop has turned so many times. */
  pass(turns: number): Promise<void>;
}

/**
 * What is seen of an example: of the loop, while it does its work; of an `await`, whether the work is done after it; of a
 * function that is sent to a thread, whether it runs there.
 */
export type Seen =
  | 'the loop stands still'
  | 'the loop turns'
  | 'goes on before the work is done'
  | 'goes on when the work is done'
  | 'fails in the thread'
  | 'runs in the thread';

/** Which of these speak for an example that is called incorrect, and which for a correct one. */
export const wrong: readonly Seen[] = ['the loop stands still', 'goes on before the work is done', 'fails in the thread'];
export const right: readonly Seen[] = ['the loop turns', 'goes on when the work is done', 'runs in the thread'];

/** Runs one example, and says what was seen, or how often the loop turned while it did its work. */
export type Script = (scene: Scene) => Promise<Seen | number>;
