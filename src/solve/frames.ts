/**
 * What is known in a function where calls pass something: a frame, which stands where `this` does and holds that. Functions within the
 * function see it, too.
 */
import type { FunctionId } from '../summary/model.ts';
import type { Passed } from './passed.ts';
import type { FunctionThing, Module, Thing, Things } from './things.ts';

/** A function as it runs in the calls that pass this. */
export function withFrame(thing: FunctionThing, passed: Passed, things: Things): FunctionThing {
  if (passed.size === 0) return thing;
  const { module, id, self } = thing;
  return things.get({
    ...thing,
    self: things.get({ kind: 'frame', self: selfIn(module, id, self, things), module, function: id, passed }),
  });
}

/** `self` as a function sees it: with the frames of functions around it. No others bear on it, so that recursion makes no more and more. */
export function selfIn(module: Module, id: FunctionId, self: Thing | undefined, things: Things): Thing | undefined {
  if (self?.kind !== 'frame') return self;
  const outer = selfIn(module, id, self.self, things);
  if (self.module !== module || !isWithin(module, id, self.function)) return outer;
  return outer === self.self ? self : things.get({ ...self, self: outer });
}

/** What a parameter is in the calls that are meant. */
export function passedTo(module: Module, id: FunctionId, index: number, self: Thing | undefined): Thing[] {
  if (self?.kind !== 'frame') return [];
  const passed = self.module === module && self.function === id ? self.passed.get(index) : undefined;
  return passed ? [passed] : passedTo(module, id, index, self.self);
}

/** What `this` is behind the frames. */
export const receiverIn = (self: Thing | undefined): Thing | undefined => (self?.kind === 'frame' ? receiverIn(self.self) : self);

function isWithin({ summary }: Module, id: FunctionId, outer: FunctionId): boolean {
  for (let at = summary.functions[id]?.parent ?? null; at !== null; at = summary.functions[at]?.parent ?? null)
    if (at === outer) return true;
  return false;
}
