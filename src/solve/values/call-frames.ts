/**
 * Call frames. A call frame holds the objects that a call passes, attached to its callee. Functions that are written in the callee see
 * the frame, too: `run(options)` may read `options` in a callback. Only frames of enclosing functions are kept, so recursion adds none.
 */
import type { FunctionId } from '../../summary/model.ts';
import type { AbstractValue, Activation, CallFrame, FunctionValue, ObjectArguments } from './abstract-value.ts';
import type { Interner } from './interner.ts';
import type { Module } from './modules.ts';

/** Returns the function as it runs in calls that pass these objects. */
export function withFrame(fn: FunctionValue, passed: ObjectArguments, interner: Interner): FunctionValue {
  if (passed.size === 0) return fn;
  const { module, id } = fn;
  const around = activationIn(module, id, fn.activation, interner);
  const frame = interner.frame({ module, function: id, passed, outer: around?.frame });
  return interner.get({ ...fn, activation: interner.activation(around?.receiver, frame) });
}

/** Returns the activation as a function sees it: only frames of the functions around it remain. */
export function activationIn(
  module: Module,
  id: FunctionId,
  activation: Activation | undefined,
  interner: Interner,
): Activation | undefined {
  if (!activation?.frame) return activation;
  const frame = framesAround(module, id, activation.frame, interner);
  return frame === activation.frame ? activation : interner.activation(activation.receiver, frame);
}

function framesAround(module: Module, id: FunctionId, frame: CallFrame | undefined, interner: Interner): CallFrame | undefined {
  if (!frame) return undefined;
  const outer = framesAround(module, id, frame.outer, interner);
  if (frame.module !== module || !isWithin(module, id, frame.function)) return outer;
  return outer === frame.outer ? frame : interner.frame({ ...frame, outer });
}

/** Returns the object that the activation's calls pass for a parameter; none where the object is unknown. */
export function passedTo(module: Module, id: FunctionId, index: number, activation: Activation | undefined): AbstractValue[] {
  for (let frame = activation?.frame; frame; frame = frame.outer) {
    const passed = frame.module === module && frame.function === id ? frame.passed.get(index) : undefined;
    if (passed) return [passed];
  }
  return [];
}

function isWithin({ summary }: Module, id: FunctionId, outer: FunctionId): boolean {
  for (let at = summary.functions[id]?.parent ?? null; at !== null; at = summary.functions[at]?.parent ?? null)
    if (at === outer) return true;
  return false;
}
