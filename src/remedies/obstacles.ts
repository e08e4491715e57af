/** Errors that say what prevents a remedy. The code that makes edits throws them; `remedies.ts` catches them. */

/** A reason why no remedy is possible. The message ends the report's advice: `use 'readFile' …, but a constructor can't wait`. */
export class Obstacle extends Error {
  override readonly name: string = 'Obstacle';
}

/** A reason to rewrite the call by hand. Reports leave it out, because the advice alone says enough. */
export class ByHand extends Obstacle {
  override readonly name = 'ByHand';
}
