/** The questions that a rule may ask about one file. The answers depend neither on ESLint nor on the command. */
import type { Kind } from '../catalog/index.ts';
import { groupBy } from '../collections/group-by.ts';
import { EditedFile } from '../remedies/edited-file.ts';
import type { Remedies } from '../remedies/model.ts';
import { remediesForAwait, remediesForCall, remediesForLoop, type ProjectFacts } from '../remedies/remedies.ts';
import { heavinessOf, workOf, type Blocker } from '../solve/blocker.ts';
import { blockingCallsIn, endsOfCalls, type BlockingCall } from '../solve/findings/blocking-calls.ts';
import { contradictionsIn, type Contradiction } from '../solve/findings/contradictions.ts';
import { fakeAsyncsIn, type FakeAsync } from '../solve/findings/fake-async.ts';
import { sentFunctionsIn } from '../solve/findings/sent-functions.ts';
import { starvingLoopsIn, type StarvingLoop } from '../solve/findings/starving-loops.ts';
import { SynchronousResults, uselessAwaitsIn, type AwaitedTypes, type UselessAwait } from '../solve/findings/useless-awaits.ts';
import type { Solver } from '../solve/solver.ts';
import type { Module } from '../solve/values/modules.ts';
import { placeOf } from '../solve/verdicts/other-ends.ts';
import type { ChainStep } from '../solve/verdicts/verdicts.ts';
import type { CallId, ModuleSummary } from '../summary/model.ts';
import type { Source } from '../summary/summarise.ts';
import { closuresOf, type ExecutorClosure } from './executor-closures.ts';

export type { BlockingCall } from '../solve/findings/blocking-calls.ts';
export type { EntryPoint } from '../solve/findings/entry-point.ts';
export type { FakeAsync } from '../solve/findings/fake-async.ts';
export type { StarvingLoop } from '../solve/findings/starving-loops.ts';
export type { AwaitedTypes, Reason, UselessAwait, UselessType } from '../solve/findings/useless-awaits.ts';
export { FEWEST_ROUNDS } from '../solve/loops/round-counts.ts';
export { MOST_ENDS } from '../solve/verdicts/other-ends.ts';
export type { ChainStep } from '../solve/verdicts/verdicts.ts';

/** The blocking calls that a rule is about. */
export interface Selection {
  readonly kinds: readonly Kind[];
  /** True to select short work, too, such as `randomBytes(16)`. */
  readonly light: boolean;
  /** True to select disk calls that read no contents, too. */
  readonly metadata: boolean;
  /** True to select dialogs of a browser, too. */
  readonly dialogs: boolean;
  /** The number of rounds from which a loop with a constant number of them is selected. */
  readonly rounds: number;
}

export interface Pass {
  /** The absolute path of the file. */
  readonly file: string;
  readonly summary: ModuleSummary;
  /** Returns the selected blocking calls in source order. Of several for one call, only the heaviest; of these, the nearest. */
  blockingCalls(selection: Selection): BlockingCall[];
  /** Returns the chains from a selected call to the other blocking calls behind it, nearest first, then in source order. */
  otherEnds(call: BlockingCall, selection: Selection): ChainStep[][];
  /** Returns the loops in contexts that let nothing but microtasks run, in source order. */
  starvingLoops(): StarvingLoop[];
  /** Returns the awaits that wait for nothing, in source order. The code shows that, or the types of the driver. */
  uselessAwaits(): UselessAwait[];
  /** Returns blocking work that only looks asynchronous, in source order. */
  fakeAsyncs(): FakeAsync[];
  /** Returns the values that functions can't take to another thread, because only their text is sent; in source order. */
  executorClosures(): ExecutorClosure[];
  /** Returns the doc comments about blocking that can't be true. */
  contradictions(): Contradiction[];
  /** Returns the edits of this file that keep a blocking call from blocking, or the obstacle. */
  remediesForCall(call: BlockingCall): Remedies;
  /** Returns the edits of this file that make a useless await wait for a promise. */
  remediesForAwait(found: UselessAwait): Remedies;
  /** Returns the edits of this file that make a starving loop let the event loop run. */
  remediesForLoop(loop: StarvingLoop): Remedies;
}

export interface PassOptions {
  /** True to follow calls into functions. Otherwise only direct calls block. */
  readonly chains: boolean;
  /** The module that remedies import the runtime from, if the settings name one. */
  readonly runtime: string | undefined;
  /** Parses the file. Only remedies and executor closures need the tree. */
  readonly source: () => Source;
  /** The driver's type checker, if it has one. */
  readonly types: AwaitedTypes | undefined;
}

export function createPass(module: Module, solver: Solver, { chains, runtime, source, types }: PassOptions): Pass {
  let file: EditedFile | undefined;
  let all: readonly BlockingCall[] | undefined;
  const returnsArray = (call: CallId, isAwaited: boolean): boolean => new SynchronousResults(solver).returnsArray(module, call, isAwaited);
  const edited = (): EditedFile => (file ??= new EditedFile(module.file, source(), returnsArray));
  const found = (): readonly BlockingCall[] =>
    (all ??= blockingCallsIn(module, solver).filter(({ chain }) => chains || chain.length === 0));
  const facts: ProjectFacts = {
    runtime,
    contextOf: id => solver.contexts.of(module).contexts.get(id),
    registrationsOf: id => solver.contexts.registrationsOf(module, id),
  };
  return {
    file: module.file,
    summary: module.summary,
    blockingCalls(selection) {
      const bySite = groupBy(
        found().filter(call => isSelected(call.blocker, selection) && (selection.light || !call.isOnce) && !isOwnImport(call)),
        ({ site }) => site,
      );
      return [...bySite.values()].flatMap(worst);
    },
    otherEnds({ site, at, chain }, selection) {
      const [end] = chain.slice(-1);
      if (!end) return [];
      const isWanted = (blocker: Blocker): boolean => isSelected(blocker, selection);
      const calls = found().filter(call => call.site === site && call.at.start === at.start && isWanted(call.blocker));
      return endsOfCalls(calls, isWanted, solver).filter(other => other.slice(-1).some(last => placeOf(last) !== placeOf(end)));
    },
    starvingLoops: () => starvingLoopsIn(module, solver),
    uselessAwaits: () => uselessAwaitsIn(module, solver, types),
    fakeAsyncs: () => fakeAsyncsIn(module, solver),
    executorClosures: () => {
      const sent = sentFunctionsIn(module, solver);
      return sent.length === 0 ? [] : closuresOf(sent, edited());
    },
    contradictions: () => contradictionsIn(module.summary),
    remediesForCall: call => remediesForCall(call, module, edited(), facts),
    remediesForAwait: useless => remediesForAwait(useless, edited(), facts),
    remediesForLoop: loop => remediesForLoop(loop, edited()),
  };
}

/** Returns, for each name at the call site, the call that leads to the heaviest work. Of equals, the nearest counts. */
function worst(calls: readonly BlockingCall[]): BlockingCall[] {
  const byStart = groupBy(calls, ({ at }) => at.start);
  return [...byStart.values()].map(group => group.reduce((best, call) => (isWorse(call, best) ? call : best)));
}

/** Tells whether a call loads a module at the top level of another, which is how CommonJS imports. */
const isOwnImport = ({ blocker, chain, context }: BlockingCall): boolean =>
  workOf(blocker) === 'module-load' && chain.length === 0 && context.isModuleBody === true;

const isWorse = (a: BlockingCall, b: BlockingCall): boolean => {
  const [weight, other] = [heavinessOf(a.blocker), heavinessOf(b.blocker)];
  return weight === other ? a.chain.length < b.chain.length : weight > other;
};

function isSelected(blocker: Blocker, { kinds, light, metadata, dialogs, rounds }: Selection): boolean {
  if (!kinds.includes(workOf(blocker))) return false;
  if (blocker.kind === 'api') {
    const { row } = blocker;
    return (light || row.weight !== 'light') && (metadata || !row.metadata) && (dialogs || !row.dialog);
  }
  // Of nested loops, only the innermost with too many rounds counts.
  const { exit } = blocker;
  return exit.at !== 'done' || (exit.cost >= rounds && exit.inner < rounds);
}
