/** The index of a module: its records by the function that contains them. Knows the summary alone. */
import { groupBy } from '../../collections/group-by.ts';
import { getOrMake } from '../../collections/maps.ts';
import { MODULE_BODY, type CallId, type CallSite, type FunctionId, type LoopId, type PropertyRead } from '../../summary/model.ts';
import type { Module } from '../values/modules.ts';
import { guardingParameters } from './constant-arguments.ts';
import { handledParameters } from './object-arguments.ts';

export interface ModuleIndex {
  /** All call sites and property reads, in source order. */
  readonly sites: readonly (CallSite | PropertyRead)[];
  /** The call sites and property reads of each function, in source order. */
  readonly sitesOf: ReadonlyMap<FunctionId, readonly (CallSite | PropertyRead)[]>;
  readonly callsOf: ReadonlyMap<FunctionId, readonly CallId[]>;
  readonly loopsOf: ReadonlyMap<FunctionId, readonly LoopId[]>;
  /** The functions written directly in each function. */
  readonly childrenOf: ReadonlyMap<FunctionId | null, readonly FunctionId[]>;
  /** The parameters of each function that guard its calls and loops, or count the rounds of its loops. */
  readonly guarding: ReadonlyMap<FunctionId, ReadonlySet<number>>;
  /** The parameters of each function whose members are used, or which it passes on. */
  readonly handled: ReadonlyMap<FunctionId, ReadonlySet<number>>;
}

const indexes = new WeakMap<Module, ModuleIndex>();

/** Returns the index of a module, which is made once. */
export const indexOf = (module: Module): ModuleIndex => getOrMake(indexes, module, () => makeIndex(module));

function makeIndex({ summary }: Module): ModuleIndex {
  const { calls, functions, loops, reads } = summary;
  const sites = [...calls, ...reads].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return {
    sites,
    sitesOf: groupBy(sites, site => site.function),
    callsOf: groupBy(calls.keys(), id => calls[id]?.function ?? MODULE_BODY),
    loopsOf: groupBy(loops.keys(), id => loops[id]?.function ?? MODULE_BODY),
    childrenOf: groupBy(functions.keys(), id => functions[id]?.parent ?? null),
    guarding: guardingParameters(summary),
    handled: handledParameters(summary),
  };
}
