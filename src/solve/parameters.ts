/**
 * How the project's own functions run the functions they are given: `withRetry(() => …)` calls its parameter at once,
 * another hands it to a timer. Found from the parameter's uses, through other functions it is passed on to.
 */
import type { Run } from '../catalog/index.ts';
import type { CallSite, FunctionId } from '../summary/model.ts';
import { groupBy } from '../collections/group-by.ts';
import type { Evaluation } from './evaluate.ts';
import { Fixpoint, type Read } from './fixpoint.ts';
import type { FunctionThing, Module } from './things.ts';

/** The ways of running a parameter that matter to whoever passes a function. */
export type ParameterRun = (typeof parameterRuns)[number];
const parameterRuns = ['now', 'reaction', 'later', 'startup', 'offloaded', 'tested'] as const satisfies readonly Run[];

export const isParameterRun = (run: Run | undefined): run is ParameterRun => parameterRuns.some(known => known === run);

/** A parameter by its index, and one way in which it is run: `0 now`. */
type Item = `${number} ${ParameterRun}`;

/** How a call site runs its argument at an index, by what the catalog says of the callee. */
export type RunOfArgument = (module: Module, site: CallSite, index: number) => ParameterRun | undefined;

/** The functions of the project that a call site calls, with the index that its first argument has for them. */
export type CalleesOf = (module: Module, site: CallSite) => readonly { readonly callee: FunctionThing; readonly shift: number }[];

interface Index {
  readonly sites: ReadonlyMap<FunctionId, readonly CallSite[]>;
  readonly children: ReadonlyMap<FunctionId | null, readonly FunctionId[]>;
}

export class Parameters {
  readonly #evaluator: Evaluation;
  readonly #runOfArgument: RunOfArgument;
  readonly #calleesOf: CalleesOf;
  readonly #indexes = new Map<Module, Index>();
  readonly #fixpoint = new Fixpoint<FunctionThing, Item>((thing, read) => this.#runs(thing, read));

  constructor(evaluator: Evaluation, calleesOf: CalleesOf, runOfArgument: RunOfArgument) {
    this.#evaluator = evaluator;
    this.#calleesOf = calleesOf;
    this.#runOfArgument = runOfArgument;
  }

  /** The ways in which a function runs the parameter at an index; none where that is not known. */
  runsOf(thing: FunctionThing, index: number): readonly ParameterRun[] {
    return runsIn(this.#fixpoint.evaluate(thing), index);
  }

  #runs(thing: FunctionThing, read: Read<FunctionThing, Item>): Item[] {
    const summary = thing.module.summary.functions[thing.id];
    if (!summary || summary.parameters.length === 0) return [];
    return this.#within(thing).flatMap(({ site, place }) => {
      const called = this.#parametersIn(thing, site.callee).map((index): Item[] => {
        const run = this.#place(thing, place, read);
        return run ? [`${index} ${run}`] : [];
      });
      const passed = site.arguments.map((argument, position) =>
        this.#parametersIn(thing, argument.value).flatMap(index =>
          this.#argumentRuns(thing, site, position, read).map((run): Item => `${index} ${run}`),
        ),
      );
      return [...called, ...passed].flat();
    });
  }

  /** The call sites in a function and in those that are written in it. */
  #within({ module, id }: FunctionThing): { site: CallSite; place: FunctionId }[] {
    const { sites, children } = this.#index(module);
    const inside = [id];
    for (const at of inside) inside.push(...(children.get(at) ?? []));
    return inside.flatMap(place => (sites.get(place) ?? []).map(site => ({ site, place })));
  }

  #parametersIn({ module, id }: FunctionThing, value: number): number[] {
    const kind = module.summary.values[value]?.kind;
    // A parameter is called by its name or by an alias, not as a member or a result.
    if (kind !== 'parameter' && kind !== 'any') return [];
    return [...this.#evaluator.evaluate(module, value)].flatMap(thing =>
      thing.kind === 'parameter' && thing.function === id && thing.module === module ? [thing.index] : [],
    );
  }

  /** How a call site runs the argument at a position: as the place it stands in runs, if it calls it at once. */
  #argumentRuns(thing: FunctionThing, site: CallSite, position: number, read: Read<FunctionThing, Item>): ParameterRun[] {
    const known = this.#runOfArgument(thing.module, site, position);
    const byCallees = this.#calleesOf(thing.module, site).flatMap(({ callee, shift }) => runsIn(read(callee), position - shift));
    const place = this.#place(thing, site.function, read);
    return [...(known ? [known] : []), ...byCallees].flatMap(run => {
      if (run !== 'now') return [run];
      return place ? [place] : [];
    });
  }

  /** How the code of a function, or of one written in it, runs when the outer one is called. */
  #place(outer: FunctionThing, id: FunctionId, read: Read<FunctionThing, Item>): ParameterRun | undefined {
    const { module } = outer;
    const { async, parent } = module.summary.functions[id] as (typeof module.summary.functions)[number];
    if (id === outer.id) return async ? 'reaction' : 'now';
    if (parent === null) return undefined;
    for (const site of this.#index(module).sites.get(parent) ?? []) {
      if (isFunction(module, site.callee, id)) return this.#place(outer, parent, read);
      const position = site.arguments.findIndex(argument => isFunction(module, argument.value, id));
      if (position >= 0) return this.#argumentRuns(outer, site, position, read)[0];
    }
    return undefined;
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

function runsIn(items: ReadonlySet<Item>, index: number): ParameterRun[] {
  return parameterRuns.filter(run => items.has(`${index} ${run}`));
}

function isFunction(module: Module, value: number, id: FunctionId): boolean {
  const found = module.summary.values[value];
  return found?.kind === 'function' && found.function === id;
}
