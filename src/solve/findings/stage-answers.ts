/**
 * The answer of each stage for one line of code: what its values may be, what its calls run, which contexts begin there, which of its
 * loops hold the thread, and what blocks. A report that is missing was lost at the first stage whose answer is not the expected one.
 */
import { displayName } from '../../catalog/index.ts';
import type { CallSite, PropertyRead, Span, ValueId } from '../../summary/model.ts';
import { pathOf, workOf, type Blocker, type LoopExit } from '../blocker.ts';
import { indexOf } from '../calls/module-index.ts';
import type { Solver } from '../solver.ts';
import type { AbstractValue, FunctionValue } from '../values/abstract-value.ts';
import type { Module } from '../values/modules.ts';
import { isFunctionValue, type CallTarget } from '../verdicts/call-step.ts';

/** The stages in the order of the work, by the word that their answer is marked with. */
export const stageNames = ['may', 'calls', 'context', 'loop', 'verdict'] as const;
export type StageName = (typeof stageNames)[number];

export interface StageAnswer {
  readonly stage: StageName;
  /** The name that the answer is about; a loop's head. */
  readonly at: Span;
  readonly text: string;
}

/** A function without a name. */
const INLINE = 'inline function';

/** Returns the answers for what stands on a line, stage by stage, in source order within each. */
export function stageAnswersAt(module: Module, line: number, solver: Solver): StageAnswer[] {
  const { functions, loops } = module.summary;
  const isHere = ({ at }: { readonly at: Span }): boolean => at.line === line;
  const sites = indexOf(module).sites.filter(isHere);
  const found = [
    ...sites.flatMap(site => valuesAt(module, site, solver)),
    ...sites.flatMap(site => callsAt(module, site, solver)),
    ...functions.flatMap((summary, id) => (id > 0 && isHere(summary) ? contextOf(module, id, solver) : [])),
    ...loops.flatMap((summary, id) => (isHere(summary) ? loopAt(module, id, solver) : [])),
    ...sites.flatMap(site => verdictsAt(module, site, solver)),
  ];
  return stageNames.flatMap(stage => found.filter(answer => answer.stage === stage).sort((a, b) => a.at.start - b.at.start));
}

/** Returns the values of a callee and of its arguments, or of the object whose property is read. */
function valuesAt(module: Module, site: CallSite | PropertyRead, { evaluator }: Solver): StageAnswer[] {
  const mayBe = (at: Span, value: ValueId): StageAnswer => {
    const names = [...evaluator.evaluate(module, value)].map(nameOfValue);
    return { stage: 'may', at, text: names.length === 0 ? 'unknown' : names.join(' | ') };
  };
  if (!('callee' in site)) return [mayBe(site.at, site.object)];
  return [mayBe(site.at, site.callee), ...site.arguments.map(argument => mayBe(argument.at, argument.value))];
}

function callsAt(module: Module, site: CallSite | PropertyRead, { invocations }: Solver): StageAnswer[] {
  return invocations.at(module, site).map(({ at, callable, timing, as }) => ({
    stage: 'calls',
    at,
    text: `${nameOfValue(callable)} ${timing}${as === '' ? '' : ` as ${as}`}`,
  }));
}

function contextOf(module: Module, id: number, { contexts }: Solver): StageAnswer[] {
  const known = contexts.of(module);
  const context = known.contexts.get(id);
  const text = context?.as ?? (known.starting.has(id) ? 'none, it runs only at startup' : 'none');
  const at = module.summary.functions[id]?.at;
  return at ? [{ stage: 'context', at, text }] : [];
}

function loopAt(module: Module, id: number, { evaluator, loops }: Solver): StageAnswer[] {
  const loop = module.summary.loops[id];
  if (!loop) return [];
  const fn = evaluator.function(module, loop.function);
  const blocking = loops.blocking(fn, id);
  const starving = blocking ? undefined : loops.starving(fn, id);
  const blocker = blocking ?? starving;
  const text = blocker ? `${starving ? 'starves' : 'blocks'} until ${endOf(blocker.exit)}` : 'not known to hold the thread';
  return [{ stage: 'loop', at: loop.at, text }];
}

function endOf(exit: LoopExit): string {
  switch (exit.at) {
    case 'time':
      return 'a time has come';
    case 'never':
      return 'the process ends';
    case 'thread':
      return 'another thread has written';
    case 'event':
      return `'${exit.state}' has changed`;
    case 'done':
      return `${exit.rounds} rounds are done`;
  }
}

function verdictsAt(module: Module, site: CallSite | PropertyRead, solver: Solver): StageAnswer[] {
  return solver.invocations
    .at(module, site)
    .filter(({ timing }) => timing === 'now')
    .flatMap(invocation => {
      const targets = solver.targets.of(module, invocation);
      const chains = targets.flatMap(target => chainsFrom(target, solver));
      return { stage: 'verdict', at: invocation.at, text: chains.length === 0 ? 'does not block' : chains.join(' | ') } as const;
    });
}

/** Returns a text for each blocker that a target is or reaches: the kind of work, then the shortest chain. */
function chainsFrom(target: CallTarget, { verdicts }: Solver): string[] {
  if (!isFunctionValue(target)) return [chainText(target, [])];
  return [...verdicts.of(target).keys()].flatMap(key => {
    const chain = verdicts.chain(target, key);
    const blocker = chain.at(-1)?.blocker;
    return blocker
      ? [chainText(blocker, [nameOfFunction(target), ...chain.slice(0, -1).map(({ name }) => (name === '' ? INLINE : name))])]
      : [];
  });
}

const chainText = (blocker: Blocker, through: readonly string[]): string =>
  `blocks (${workOf(blocker)}): ${[...through, displayName(pathOf(blocker))].join(' → ')}`;

function nameOfValue(value: AbstractValue): string {
  switch (value.kind) {
    case 'known':
      return displayName(value.node.path);
    case 'function':
      return nameOfFunction(value) === INLINE ? INLINE : `function ${nameOfFunction(value)}`;
    case 'class':
      return `class ${value.module.summary.classes[value.id]?.name ?? ''}`.trim();
    case 'instance':
      return `instance of ${nameOfValue(value.of)}`;
    case 'literal':
      return JSON.stringify(value.value);
    case 'parameter':
      return `parameter ${value.index}`;
    case 'invoker':
      return `${nameOfValue(value.of)}.${value.how}`;
    case 'bound':
    case 'promisified':
      return `${value.kind} ${nameOfValue(value.of)}`;
    case 'object':
    case 'exports':
    case 'type':
    case 'signature':
      return value.kind;
  }
}

function nameOfFunction({ module, id }: FunctionValue): string {
  const { name = '' } = module.summary.functions[id] ?? {};
  return name === '' ? INLINE : name;
}
