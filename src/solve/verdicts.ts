/**
 * Whether calling a function blocks, by which kinds of work, and through which shortest chain. The catalog is the
 * base case; a function blocks as its callees do, one step further away. Components of functions that call each
 * other in a circle are solved together.
 */
import type { BlockingRow } from '../catalog/index.ts';
import type { Span } from '../summary/model.ts';
import { componentsFrom } from './components.ts';
import { isLoopRow } from './loops.ts';
import type { FunctionThing, Module } from './things.ts';

/** What rules tell apart: the kind of work, and the weights that options leave out. */
export type Category = string;

export function categoryOf(row: BlockingRow): Category {
  const { kind, weight, metadata } = row;
  // Which loops are worth a report depends on a rule's options: the numbers are told apart.
  const hold = isLoopRow(row)
    ? ` ${row.hold.until}${row.hold.until === 'done' ? ` ${row.hold.rounds} ${row.hold.cost} ${row.hold.inner}` : ''}`
    : '';
  return `${kind}${hold}${weight === 'light' ? ' light' : ''}${metadata ? ' metadata' : ''}`;
}

/** What a function runs before it returns, in source order. */
export interface Run {
  readonly at: Span;
  /** A blocking API, or a function of the project. */
  readonly target: BlockingRow | FunctionThing;
}

/** One step of a chain: where something is run, and what. */
export interface ChainStep {
  readonly module: Module;
  readonly at: Span;
  /** The name of what is run; empty for a function without one. */
  readonly name: string;
  readonly row: BlockingRow | undefined;
}

/** For each category, how many steps away the blocking call is and which run leads there. */
type Verdict = Map<Category, { readonly distance: number; run: Run | undefined }>;

const NEVER: Verdict = new Map();

export const isFunctionThing = (target: Run['target']): target is FunctionThing =>
  'kind' in target && target.kind === 'function' && 'id' in target;

export class Verdicts {
  readonly #runsOf: (thing: FunctionThing) => readonly Run[];
  readonly #verdicts = new Map<FunctionThing, Verdict>();
  readonly #leading = new Map<FunctionThing, readonly Run[]>();

  /** `runsOf` gives what a function runs; it is asked once for each function, and again for those behind a reported call. */
  constructor(runsOf: (thing: FunctionThing) => readonly Run[]) {
    this.#runsOf = runsOf;
  }

  /** The categories of work by which calling the function blocks, with the length of the shortest chain. */
  of(thing: FunctionThing): ReadonlyMap<Category, { readonly distance: number }> {
    if (!this.#verdicts.has(thing)) this.#solve(thing);
    return this.#verdicts.get(thing) ?? NEVER;
  }

  /** The shortest chain from the function's body to a blocking call of the category. */
  chain(thing: FunctionThing, category: Category): ChainStep[] {
    const steps: ChainStep[] = [];
    for (let at: FunctionThing | undefined = thing; at;) {
      const run: Run | undefined = this.of(at).has(category) ? this.#verdicts.get(at)?.get(category)?.run : undefined;
      if (!run) break;
      steps.push(stepOf(at.module, run));
      at = isFunctionThing(run.target) ? run.target : undefined;
    }
    return steps;
  }

  /** What a function runs that blocks or leads there, in source order. */
  leading(thing: FunctionThing): readonly Run[] {
    let known = this.#leading.get(thing);
    if (!known) {
      known = this.#runsOf(thing).filter(({ target }) => !isFunctionThing(target) || this.of(target).size > 0);
      this.#leading.set(thing, known);
    }
    return known;
  }

  #solve(root: FunctionThing): void {
    const runs = new Map<FunctionThing, readonly Run[]>();
    const runsOf = (thing: FunctionThing): readonly Run[] => {
      let known = runs.get(thing);
      if (!known) runs.set(thing, (known = this.#runsOf(thing)));
      return known;
    };
    const callees = (thing: FunctionThing) => runsOf(thing).flatMap(({ target }) => (isFunctionThing(target) ? [target] : []));
    for (const component of componentsFrom(root, callees, thing => this.#verdicts.has(thing))) {
      this.#solveComponent(component, runsOf);
    }
  }

  /** Distances first, nearest before farther; then for each function the first run, in source order, that is so near. */
  #solveComponent(component: readonly FunctionThing[], runsOf: (thing: FunctionThing) => readonly Run[]): void {
    const callers = new Map<FunctionThing, FunctionThing[]>();
    const addCaller = (callee: FunctionThing, caller: FunctionThing): void => {
      const known = callers.get(callee);
      if (known) known.push(caller);
      else callers.set(callee, [caller]);
    };
    const byDistance: { thing: FunctionThing; category: Category }[][] = [];
    const offer = (thing: FunctionThing, category: Category, distance: number): void => {
      (byDistance[distance] ??= []).push({ thing, category });
    };

    for (const thing of component) this.#verdicts.set(thing, new Map());
    const inside = new Set(component);
    for (const thing of component) {
      for (const { target } of runsOf(thing)) {
        if (!isFunctionThing(target)) offer(thing, categoryOf(target), 1);
        else if (inside.has(target)) addCaller(target, thing);
        else for (const [category, { distance }] of this.#verdicts.get(target) ?? NEVER) offer(thing, category, distance + 1);
      }
    }
    for (let distance = 0; distance < byDistance.length; distance++) {
      for (const { thing, category } of byDistance[distance] ?? []) {
        const verdict = this.#verdicts.get(thing) as Verdict;
        if (verdict.has(category)) continue;
        verdict.set(category, { distance, run: undefined });
        for (const caller of callers.get(thing) ?? []) offer(caller, category, distance + 1);
      }
    }
    for (const thing of component) {
      for (const [category, entry] of this.#verdicts.get(thing) as Verdict) {
        entry.run = runsOf(thing).find(run => this.#distance(run, category) === entry.distance - 1);
      }
    }
  }

  #distance({ target }: Run, category: Category): number | undefined {
    if (!isFunctionThing(target)) return categoryOf(target) === category ? 0 : undefined;
    return this.#verdicts.get(target)?.get(category)?.distance;
  }
}

export function stepOf(module: Module, { at, target }: Run): ChainStep {
  if (!isFunctionThing(target)) return { module, at, name: target.path, row: target };
  return { module, at, name: target.module.summary.functions[target.id]?.name ?? '', row: undefined };
}
