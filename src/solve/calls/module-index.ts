/** A module's records by the function that they stand in. */
import { groupBy } from '../../collections/group-by.ts';
import { MODULE_BODY, type CallId, type CallSite, type FunctionId, type LoopId, type PropertyRead } from '../../summary/model.ts';
import type { Module } from '../values/modules.ts';
import { guardingParameters } from './constant-arguments.ts';

export interface ModuleIndex {
  /** All call sites and property reads, in source order. */
  readonly sites: readonly (CallSite | PropertyRead)[];
  /** The call sites and property reads of each function, in source order. */
  readonly sitesOf: ReadonlyMap<FunctionId, readonly (CallSite | PropertyRead)[]>;
  readonly callsOf: ReadonlyMap<FunctionId, readonly CallId[]>;
  readonly loopsOf: ReadonlyMap<FunctionId, readonly LoopId[]>;
  /** The parameters of each function that decide over its calls and loops. */
  readonly guarding: ReadonlyMap<FunctionId, ReadonlySet<number>>;
}

const indexes = new WeakMap<Module, ModuleIndex>();

/** Returns the index of a module, which is made once. */
export function indexOf(module: Module): ModuleIndex {
  let index = indexes.get(module);
  if (!index) indexes.set(module, (index = indexed(module)));
  return index;
}

function indexed({ summary }: Module): ModuleIndex {
  const { calls, loops, reads } = summary;
  const sites = [...calls, ...reads].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return {
    sites,
    sitesOf: groupBy(sites, site => site.function),
    callsOf: groupBy(calls.keys(), id => calls[id]?.function ?? MODULE_BODY),
    loopsOf: groupBy(loops.keys(), id => loops[id]?.function ?? MODULE_BODY),
    guarding: guardingParameters(summary),
  };
}
