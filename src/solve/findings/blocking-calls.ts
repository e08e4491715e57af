/** The finding "blocking call": a call or a loop that holds the event loop in a module's context. Does not know the options of rules. */
import type { CallSite, FunctionId, Site, Span } from '../../summary/model.ts';
import type { Blocker } from '../blocker.ts';
import type { Invocation } from '../calls/invocation.ts';
import type { Context } from '../contexts/contexts.ts';
import type { ContextsOfModule } from '../contexts/module-contexts.ts';
import type { Solver } from '../solver.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Module } from '../values/modules.ts';
import { isFunctionValue } from '../verdicts/call-step.ts';
import { endsFrom } from '../verdicts/other-ends.ts';
import type { ChainStep } from '../verdicts/verdicts.ts';
import { entryPointOf, type EntryPoint } from './entry-point.ts';

/** A call or a loop in an async context that blocks. */
export interface BlockingCall {
  readonly site: Site;
  /** The name of the callee, or the head of the loop: the place of the report. */
  readonly at: Span;
  /** The blocker at the end of the chain. */
  readonly blocker: Blocker;
  /** The chain from the called function to the blocker; empty for a direct call. */
  readonly chain: readonly ChainStep[];
  /** The called function of the project; absent for a direct call. */
  readonly callee: FunctionValue | undefined;
  readonly context: Context;
  readonly entryPoint: EntryPoint;
  readonly how: 'called' | 'constructed' | 'read' | 'passed' | 'looped';
  /** False for a call whose callee has several values. */
  readonly isCertain: boolean;
  /** True if the call runs once, because it fills what the code around it has found empty. */
  readonly isOnce: boolean;
}

/** Returns the blocking calls in a module's contexts, in source order; for each call, one for each selector key. */
export function blockingCallsIn(module: Module, solver: Solver): BlockingCall[] {
  const contexts = solver.contexts.of(module);
  const called = contexts.invocations.flatMap(invocation => {
    const context = contextOf(module, invocation, contexts);
    return context ? atInvocation(module, invocation, context, solver) : [];
  });
  const looped = [...contexts.contexts].flatMap(([id, context]) => loopsOf(module, id, context, solver));
  return looped.length === 0 ? called : [...called, ...looped].sort((a, b) => a.at.start - b.at.start);
}

/** Returns the chains from a call's possible callees to the blockers that `isWanted` selects. Nearest come first, then source order. */
export function endsOfCalls(calls: readonly BlockingCall[], isWanted: (blocker: Blocker) => boolean, { verdicts }: Solver): ChainStep[][] {
  const starts = calls.flatMap(({ callee: fn, chain: [step] }) => (fn && step ? [{ fn, step }] : []));
  return endsFrom(starts, fn => verdicts.leading(fn), isWanted);
}

/** Returns the context that an invocation runs in: that of the caller, or the one that the registration makes. */
function contextOf(module: Module, { timing, site, as, callable }: Invocation, known: ContextsOfModule): Context | undefined {
  if (timing === 'now') return known.contexts.get(site.function);
  if (timing !== 'later' && timing !== 'reaction') return undefined;
  // A function of this file is a context: its body is reported. A function of another file does not know who registers it. An API has no
  // body. So both are reported at the registration.
  if (callable.kind === 'function' && callable.module === module) return undefined;
  return timing === 'reaction' && known.starting.has(site.function) ? undefined : { as, registeredAt: undefined };
}

function atInvocation(module: Module, invocation: Invocation, context: Context, solver: Solver): BlockingCall[] {
  const { site, at, timing } = invocation;
  const isCertain = !isCall(site) || solver.callees.of(module, site.callee).certain;
  return solver.targets.of(module, invocation).flatMap((target): BlockingCall[] => {
    const name = isFunctionValue(target) ? nameOf(target) : '';
    // A function or an API that is registered here is its own entry point.
    const entryPoint = timing === 'now' ? entryPointOf(module, site.function, context) : { name, at };
    const isOnce = isCall(site) && site.once === true;
    const call = { site, at, context, entryPoint, how: howOf(invocation), isCertain, isOnce };
    if (!isFunctionValue(target)) return [{ ...call, blocker: target, chain: [], callee: undefined }];
    const first: ChainStep = { module, at, name, blocker: undefined };
    // Only the first call runs this one. The others get what is kept.
    if (isOnce) return [];
    return [...solver.verdicts.of(target).keys()].flatMap((key): BlockingCall[] => {
      const chain = [first, ...solver.verdicts.chain(target, key)];
      const blocker = chain.at(-1)?.blocker;
      return blocker ? [{ ...call, blocker, chain, callee: target }] : [];
    });
  });
}

/** Returns the loops of a context that hold the thread. */
function loopsOf(module: Module, id: FunctionId, context: Context, { evaluator, steps }: Solver): BlockingCall[] {
  return steps.loopsOf(evaluator.function(module, id)).map(({ site, blocker }): BlockingCall => {
    const entryPoint = entryPointOf(module, id, context);
    return { site, at: site.at, blocker, chain: [], callee: undefined, context, entryPoint, how: 'looped', isCertain: true, isOnce: false };
  });
}

const isCall = (site: Site): site is CallSite => 'callee' in site;

function howOf({ how, construct }: Invocation): BlockingCall['how'] {
  if (how === 'called') return construct ? 'constructed' : 'called';
  return how === 'read' ? 'read' : 'passed';
}

const nameOf = ({ module, id }: FunctionValue): string => module.summary.functions[id]?.name ?? '';
