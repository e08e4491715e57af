/** Loops in a module's contexts that await, or schedule their rounds, and let nothing but microtasks run. */
import { UNKNOWN, type CallId, type FunctionId, type Span } from '../../summary/model.ts';
import type { LoopBlocker } from '../blocker.ts';
import type { Context } from '../contexts/contexts.ts';
import type { Solver } from '../solver.ts';
import type { Module } from '../values/modules.ts';
import { entryPointOf, type EntryPoint } from './entry-point.ts';

export interface StarvingLoop {
  readonly at: Span;
  readonly blocker: LoopBlocker;
  readonly context: Context;
  readonly entryPoint: EntryPoint;
  /** The call that schedules the function again, where that makes the loop. */
  readonly schedules: string | undefined;
}

/** Returns the starving loops of a module, in source order. */
export function starvingLoopsIn(module: Module, solver: Solver): StarvingLoop[] {
  const { contexts } = solver.contexts.of(module);
  const found = module.summary.loops.flatMap((loop, id): StarvingLoop[] => {
    // A function that is called by what it schedules runs in its context.
    const scheduled = loop.schedules ? functionsPassed(module, loop.schedules.call, solver) : [];
    const owner = [loop.function, ...scheduled].find(candidate => contexts.has(candidate)) ?? loop.function;
    const context = contexts.get(owner);
    const blocker = context && solver.loops.starving(solver.evaluator.function(module, loop.function), id);
    if (!blocker) return [];
    const schedules = loop.schedules?.how === 'later' ? loop.text : undefined;
    return [{ at: loop.at, blocker, context, entryPoint: entryPointOf(module, owner, context), schedules }];
  });
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** Returns the functions of the module that the first argument of a call may be. */
function functionsPassed(module: Module, call: CallId, { evaluator }: Solver): FunctionId[] {
  const value = module.summary.calls[call]?.arguments[0]?.value ?? UNKNOWN;
  return [...evaluator.evaluate(module, value)].flatMap(passed =>
    passed.kind === 'function' && passed.module === module ? [passed.id] : [],
  );
}
