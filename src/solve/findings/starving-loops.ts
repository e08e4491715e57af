/** The finding "starving loop": a loop in a context that awaits or schedules its rounds, but only lets microtasks run. */
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
  /** The call that schedules the function again; absent for other loops. */
  readonly schedules: string | undefined;
}

/** Returns the starving loops of a module, in source order. */
export function starvingLoopsIn(module: Module, solver: Solver): StarvingLoop[] {
  const { contexts } = solver.contexts.of(module);
  const found = module.summary.loops.flatMap((loop, id): StarvingLoop[] => {
    // A function may schedule a callback that calls the function again. Then the callback's context is that of the loop.
    const scheduled = loop.kind === 'self-scheduling' ? functionsPassed(module, loop.schedules.call, solver) : [];
    const owner = [loop.function, ...scheduled].find(candidate => contexts.has(candidate)) ?? loop.function;
    const context = contexts.get(owner);
    const blocker = context && solver.loops.starving(solver.evaluator.function(module, loop.function), id);
    if (!blocker) return [];
    const schedules = loop.kind === 'self-scheduling' && loop.schedules.how === 'later' ? loop.text : undefined;
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
