/** What stands in the way of a remedy. Thrown by whoever meets it, and caught where remedies are asked for. */

/** Why an `await` can't stand somewhere: the end of a sentence that begins with what to do instead. */
export class Obstacle extends Error {
  override readonly name: string = 'Obstacle';
}

/** A call that has to be rewritten by hand, as whoever reads what to do instead will see. */
export class ByHand extends Obstacle {
  override readonly name = 'ByHand';
}
