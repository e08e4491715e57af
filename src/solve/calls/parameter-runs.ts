/**
 * How the project's own functions run the functions they are given: `withRetry(() => …)` calls its parameter at once,
 * another hands it to a timer. Found from the parameter's uses, through other functions it is passed on to.
 */
import type { Run } from '../../catalog/index.ts';
import type { CallSite, FunctionId } from '../../summary/model.ts';
import { groupBy } from '../../collections/group-by.ts';
import { Fixpoint, type Read } from '../values/fixpoint.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** The ways of running a parameter that matter to whoever passes a function. */
export type ParameterTiming = (typeof parameterTimings)[number];
const parameterTimings = ['now', 'reaction', 'later', 'startup', 'offloaded', 'tested'] as const satisfies readonly Run[];

export const isParameterTiming = (run: Run | undefined): run is ParameterTiming => parameterTimings.some(known => known === run);

/** A parameter by its index, and one way in which it is run: `0 now`. */
type Item = `${number} ${ParameterTiming}`;

/** How a call site runs its argument at an index, by what the catalog says of the callee. */
export type TimingOfArgument = (module: Module, site: CallSite, index: number) => ParameterTiming | undefined;

/** The functions of the project that a call site calls, with the index that its first argument has for them. */
export type CalleesOf = (module: Module, site: CallSite) => readonly { readonly callee: FunctionValue; readonly shift: number }[];

/** A call site and the function it stands in. */
interface SiteInFunction {
  readonly site: CallSite;
  readonly place: FunctionId;
}

/** For each function, the ways in which its code runs. */
type FunctionTimings = ReadonlyMap<FunctionId, ReadonlySet<ParameterTiming>>;

/** How one function has another run. */
interface Way {
  readonly from: FunctionId;
  readonly to: FunctionId;
  readonly runs: readonly ParameterTiming[];
}

interface Index {
  readonly sites: ReadonlyMap<FunctionId, readonly CallSite[]>;
  readonly children: ReadonlyMap<FunctionId | null, readonly FunctionId[]>;
}

export class ParameterRuns {
  readonly #evaluator: Evaluation;
  readonly #timingOfArgument: TimingOfArgument;
  readonly #calleesOf: CalleesOf;
  readonly #indexes = new Map<Module, Index>();
  readonly #fixpoint = new Fixpoint<FunctionValue, Item>((fn, read) => this.#timings(fn, read));

  constructor(evaluator: Evaluation, calleesOf: CalleesOf, timingOfArgument: TimingOfArgument) {
    this.#evaluator = evaluator;
    this.#calleesOf = calleesOf;
    this.#timingOfArgument = timingOfArgument;
  }

  /** The ways in which a function runs the parameter at an index; none where that is not known. */
  timingsOf(fn: FunctionValue, index: number): readonly ParameterTiming[] {
    return timingsIn(this.#fixpoint.evaluate(fn), index);
  }

  #timings(fn: FunctionValue, read: Read<FunctionValue, Item>): Item[] {
    const summary = fn.module.summary.functions[fn.id];
    if (!summary || summary.parameters.length === 0) return [];
    const sites = this.#within(fn);
    let places: FunctionTimings | undefined;
    const timingsAt = (place: FunctionId): readonly ParameterTiming[] => [...((places ??= this.#places(fn, sites, read)).get(place) ?? [])];
    return sites.flatMap(({ site, place }) => {
      const called = this.#parametersIn(fn, site.callee).map(index => timingsAt(place).map((run): Item => `${index} ${run}`));
      const passed = site.arguments.map((argument, position) =>
        this.#parametersIn(fn, argument.value).flatMap(index =>
          asRunAt(this.#argumentTimings(fn, site, position, read), () => timingsAt(place)).map((run): Item => `${index} ${run}`),
        ),
      );
      return [...called, ...passed].flat();
    });
  }

  /** The call sites in a function and in those that are written in it. */
  #within({ module, id }: FunctionValue): SiteInFunction[] {
    const { sites, children } = this.#index(module);
    const inside = [id];
    for (const at of inside) inside.push(...(children.get(at) ?? []));
    return inside.flatMap(place => (sites.get(place) ?? []).map(site => ({ site, place })));
  }

  #parametersIn({ module, id }: FunctionValue, value: number): number[] {
    const kind = module.summary.values[value]?.kind;
    // A parameter is called by its name or by an alias, not as a member or a result.
    if (kind !== 'parameter' && kind !== 'any') return [];
    return [...this.#evaluator.evaluate(module, value)].flatMap(thing =>
      thing.kind === 'parameter' && thing.function === id && thing.module === module ? [thing.index] : [],
    );
  }

  /** How a call site runs the argument at a position, by what is known of its callee. */
  #argumentTimings({ module }: FunctionValue, site: CallSite, position: number, read: Read<FunctionValue, Item>): ParameterTiming[] {
    const known = this.#timingOfArgument(module, site, position);
    const byCallees = this.#calleesOf(module, site).flatMap(({ callee, shift }) => timingsIn(read(callee), position - shift));
    return [...(known ? [known] : []), ...byCallees];
  }

  /** The ways in which a function's code, and that of those written in it, runs when it is called: from each of the places that call these or hand them on. */
  #places(outer: FunctionValue, sites: readonly SiteInFunction[], read: Read<FunctionValue, Item>): FunctionTimings {
    const { values, functions } = outer.module.summary;
    const functionAt = (value: number): FunctionId | undefined => {
      const found = values[value];
      return found?.kind === 'function' ? found.function : undefined;
    };
    const ways = sites.flatMap(({ site, place }): Way[] => {
      const called = functionAt(site.callee);
      const handed = site.arguments.flatMap(({ value }, position): Way[] => {
        const to = functionAt(value);
        return to === undefined ? [] : [{ from: place, to, runs: this.#argumentTimings(outer, site, position, read) }];
      });
      return called === undefined ? handed : [{ from: place, to: called, runs: ['now'] }, ...handed];
    });
    const onward = groupBy(ways, ({ from }) => from);
    const places = new Map<FunctionId, Set<ParameterTiming>>([[outer.id, new Set([functions[outer.id]?.async ? 'reaction' : 'now'])]]);
    const reached = [outer.id];
    for (const from of reached) {
      for (const { to, runs } of onward.get(from) ?? []) {
        // What the function itself does when it is called again is known.
        if (to === outer.id) continue;
        const known = places.get(to) ?? new Set();
        const before = known.size;
        for (const run of asRunAt(runs, () => [...(places.get(from) ?? [])])) known.add(run);
        places.set(to, known);
        if (known.size > before) reached.push(to);
      }
    }
    return places;
  }

  #index(module: Module): Index {
    let index = this.#indexes.get(module);
    if (!index) {
      const { calls, functions } = module.summary;
      index = {
        sites: groupBy(calls, site => site.function),
        children: groupBy(functions.keys(), id => functions[id]?.parent ?? null),
      };
      this.#indexes.set(module, index);
    }
    return index;
  }
}

function timingsIn(items: ReadonlySet<Item>, index: number): ParameterTiming[] {
  return parameterTimings.filter(run => items.has(`${index} ${run}`));
}

/** What is run at once runs as the code around it does. */
const asRunAt = (runs: readonly ParameterTiming[], place: () => readonly ParameterTiming[]): ParameterTiming[] =>
  runs.flatMap(run => (run === 'now' ? place() : [run]));
