/**
 * Parameter timings: when a function of the project runs its parameters. `withRetry(() => …)` calls its parameter at once, another function
 * passes it to a timer. Follows a parameter to its calls, and through other functions to which it is passed. Knows nothing of who passes
 * which function.
 */
import type { Timing } from '../../catalog/index.ts';
import { groupBy } from '../../collections/group-by.ts';
import { getOrMake } from '../../collections/maps.ts';
import type { CallSite, FunctionId } from '../../summary/model.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { Fixpoint, type Read } from '../values/fixpoint.ts';
import { bodyOf, calleesAt } from './callees.ts';
import { indexOf } from './module-index.ts';
import type { Registrations } from './registrations.ts';

/** The timings of a parameter that matter to callers who pass a function. */
export type ParameterTiming = (typeof parameterTimings)[number];
const parameterTimings = ['now', 'reaction', 'later', 'startup', 'offloaded', 'tested'] as const satisfies readonly Timing[];

const isParameterTiming = (timing: Timing): timing is ParameterTiming => parameterTimings.some(known => known === timing);

/** The index of a parameter and one of its timings: `0 now`. */
type Item = `${number} ${ParameterTiming}`;
type ReadItems = Read<FunctionValue, Item>;

/** The timings of the code of each function, seen from a call of the outermost one. */
type BodyTimings = ReadonlyMap<FunctionId, ReadonlySet<ParameterTiming>>;

/** One function that runs another: it calls the other, or passes it to a callee. */
interface Edge {
  readonly from: FunctionId;
  readonly to: FunctionId;
  readonly timings: readonly ParameterTiming[];
}

export class ParameterTimings {
  readonly #evaluation: Evaluation;
  readonly #registrations: Registrations;
  readonly #fixpoint = new Fixpoint<FunctionValue, Item>((fn, read) => this.#transfer(fn, read));

  constructor(evaluation: Evaluation, registrations: Registrations) {
    this.#evaluation = evaluation;
    this.#registrations = registrations;
  }

  /** Returns the timings of the parameter at an index; none where they are unknown. */
  timingsOf(fn: FunctionValue, index: number): readonly ParameterTiming[] {
    return timingsIn(this.#fixpoint.evaluate(fn), index);
  }

  #transfer(fn: FunctionValue, read: ReadItems): Item[] {
    const summary = fn.module.summary.functions[fn.id];
    if (!summary || summary.parameters.length === 0) return [];
    const sites = callsWithin(fn);
    let bodies: BodyTimings | undefined;
    const timingsOfBody = (id: FunctionId): readonly ParameterTiming[] => [...((bodies ??= this.#bodies(fn, sites, read)).get(id) ?? [])];
    return sites.flatMap(site => {
      const around = () => timingsOfBody(site.function);
      const called = this.#parametersIn(fn, site.callee).flatMap(index => around().map((timing): Item => `${index} ${timing}`));
      const passed = site.arguments.flatMap(({ value }, position) =>
        this.#parametersIn(fn, value).flatMap(index =>
          inContext(this.#argumentTimings(fn, site, position, read), around).map((timing): Item => `${index} ${timing}`),
        ),
      );
      return [...called, ...passed];
    });
  }

  /** Returns the indexes of a function's parameters that a symbolic value may be. */
  #parametersIn({ module, id }: FunctionValue, symbolicId: number): number[] {
    const kind = module.summary.values[symbolicId]?.kind;
    // A parameter is called by its name or by an alias, not as a member or a result.
    if (kind !== 'parameter' && kind !== 'any') return [];
    return [...this.#evaluation.evaluate(module, symbolicId)].flatMap(value =>
      value.kind === 'parameter' && value.function === id && value.module === module ? [value.index] : [],
    );
  }

  /** Returns the timings of the argument at a position: by the catalog's row, and by the callees of the project. */
  #argumentTimings({ module }: FunctionValue, site: CallSite, position: number, read: ReadItems): ParameterTiming[] {
    const callees = calleesAt(module, site, this.#evaluation);
    const known = this.#registrations.timingOf(module, site, callees, position);
    const byCallees = callees.flatMap(({ callable, arguments: args }) => {
      const callee = bodyOf(callable, this.#evaluation);
      // `f.call(this, a)` passes `a` as the first argument of `f`.
      return callee && args ? timingsIn(read(callee), position - (site.arguments.length - args.length)) : [];
    });
    return [...(known && isParameterTiming(known) ? [known] : []), ...byCallees];
  }

  /** Returns the timings of a function's code and of the functions written in it, as seen from its call. */
  #bodies(outer: FunctionValue, sites: readonly CallSite[], read: ReadItems): BodyTimings {
    const { values, functions } = outer.module.summary;
    const functionAt = (symbolicId: number): FunctionId | undefined => {
      const symbolic = values[symbolicId];
      return symbolic?.kind === 'function' ? symbolic.function : undefined;
    };
    const edges = sites.flatMap((site): Edge[] => {
      const from = site.function;
      const callee = functionAt(site.callee);
      const called: Edge[] = callee === undefined ? [] : [{ from, to: callee, timings: ['now'] }];
      const passed = site.arguments.flatMap(({ value }, position): Edge[] => {
        const to = functionAt(value);
        return to === undefined ? [] : [{ from, to, timings: this.#argumentTimings(outer, site, position, read) }];
      });
      return [...called, ...passed];
    });
    const edgesFrom = groupBy(edges, ({ from }) => from);
    const bodies = new Map<FunctionId, Set<ParameterTiming>>([[outer.id, new Set([functions[outer.id]?.async ? 'reaction' : 'now'])]]);
    const reached = [outer.id];
    for (const from of reached) {
      for (const { to, timings } of edgesFrom.get(from) ?? []) {
        // A recursive call adds no timing to the outer function itself.
        if (to === outer.id) continue;
        const known = getOrMake(bodies, to, () => new Set());
        const before = known.size;
        for (const timing of inContext(timings, () => [...(bodies.get(from) ?? [])])) known.add(timing);
        if (known.size > before) reached.push(to);
      }
    }
    return bodies;
  }
}

/** Returns the call sites in a function and in the functions written in it. */
function callsWithin({ module, id }: FunctionValue): CallSite[] {
  const { callsOf, childrenOf } = indexOf(module);
  const inside = [id];
  for (const outer of inside) inside.push(...(childrenOf.get(outer) ?? []));
  return inside.flatMap(inner => (callsOf.get(inner) ?? []).map(call => module.summary.calls[call] as CallSite));
}

const timingsIn = (items: ReadonlySet<Item>, index: number): ParameterTiming[] =>
  parameterTimings.filter(timing => items.has(`${index} ${timing}`));

/** Replaces `now` with the timings of the code around. A function that is called at once runs when that code does. */
const inContext = (timings: readonly ParameterTiming[], around: () => readonly ParameterTiming[]): ParameterTiming[] =>
  timings.flatMap(timing => (timing === 'now' ? around() : [timing]));
