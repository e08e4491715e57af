/** Answers come, in whatever way the keys need each other. */
import { describe, expect, it } from 'vitest';
import { Fixpoint } from '../../../src/solve/values/fixpoint.ts';

interface Key {
  readonly id: number;
  readonly needs: Key[];
}

const key = (id: number): Key => ({ id, needs: [] });
const own = new Fixpoint<Key, number>(({ id, needs }, read) => [id, ...needs.flatMap(needed => [...read(needed)])]);

describe('a fixpoint', () => {
  it('evaluates a chain of 200,000', () => {
    const keys = Array.from({ length: 200_000 }, (_, id) => key(id));
    const chain = new Fixpoint<Key, number>(({ id, needs }, read) =>
      needs.length === 0 ? [id] : needs.flatMap(needed => [...read(needed)]),
    );
    keys.slice(1).forEach(({ needs }, index) => needs.push(keys[index] as Key));
    expect([...chain.evaluate(keys.at(-1) as Key)]).toEqual([0]);
  });

  it('gives all in a circle the same, whichever is asked first', () => {
    const [a, b, c] = [key(1), key(2), key(3)];
    a.needs.push(b);
    b.needs.push(a, c);
    expect([...own.evaluate(b)].sort()).toEqual([1, 2, 3]);
    expect([...own.evaluate(a)].sort()).toEqual([1, 2, 3]);
    expect([...own.evaluate(c)]).toEqual([3]);
  });

  it('knows nothing where there would be no end to it', () => {
    const endless = new Fixpoint<Key, number>((of, read) => (of.id === 0 ? [0] : [of.id, ...Array.from(read(of), item => item + 1)]));
    const start = key(1);
    expect([...endless.evaluate(start)]).toEqual([]);
    expect([...endless.evaluate(key(0))]).toEqual([0]);
  });
});
