/** The questions that a rule may ask about one file. Neither ESLint nor the command line shows through. */
import type { Kind } from '../catalog/index.ts';
import { groupBy } from '../collections/group-by.ts';
import { EditedFile } from '../remedies/edited-file.ts';
import type { Remedies } from '../remedies/model.ts';
import { remediesForAwait, remediesForCall, remediesForLoop, type Known } from '../remedies/remedies.ts';
import { workOf, type Blocker } from '../solve/blocker.ts';
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

/** Which blocking calls a rule is about. */
export interface Selection {
  readonly kinds: readonly Kind[];
  /** Short CPU work and its like. */
  readonly light: boolean;
  /** Disk calls that read no contents. */
  readonly metadata: boolean;
  /** Loops with a constant number of rounds, from so many on. */
  readonly rounds: number;
}

export interface Pass {
  /** Absolute path of the file. */
  readonly file: string;
  readonly summary: ModuleSummary;
  /** The selected blocking calls, in source order: one for each call, that with the shortest chain. */
  blockingCalls(selection: Selection): BlockingCall[];
  /** The chains from a selected call to the other calls that block where it leads, nearest first, then in source order. */
  otherEnds(call: BlockingCall, selection: Selection): ChainStep[][];
  /** The loops in contexts that let nothing but microtasks run, in source order. */
  starvingLoops(): StarvingLoop[];
  /** The awaits that wait for nothing, in source order: by what the code shows and, where the driver has types, by these. */
  uselessAwaits(): UselessAwait[];
  /** Blocking work in an asynchronous disguise, in source order. */
  fakeAsyncs(): FakeAsync[];
  /** What functions that are sent to another thread as text can't take there, in source order. */
  executorClosures(): ExecutorClosure[];
  /** Doc comments about blocking that cannot be true. */
  contradictions(): Contradiction[];
  /** The edits of this file that keep a blocking call from blocking, or what stands in the way. */
  remediesForCall(call: BlockingCall): Remedies;
  /** The edits of this file that give a useless await something to wait for. */
  remediesForAwait(found: UselessAwait): Remedies;
  /** The edits of this file that make a starving loop let the event loop run. */
  remediesForLoop(loop: StarvingLoop): Remedies;
}

export interface PassOptions {
  /** Without chains, direct calls alone block. */
  readonly chains: boolean;
  /** The module that has our runtime, if the project uses it: remedies import from it. */
  readonly runtime: string | undefined;
  /** The parsed file, which remedies alone need. */
  readonly source: () => Source;
  /** What the driver's type checker knows, if it has one. */
  readonly types: AwaitedTypes | undefined;
}

export function createPass(module: Module, solver: Solver, { chains, runtime, source, types }: PassOptions): Pass {
  let file: EditedFile | undefined;
  let all: readonly BlockingCall[] | undefined;
  const returnsArray = (call: CallId, isAwaited: boolean): boolean => new SynchronousResults(solver).returnsArray(module, call, isAwaited);
  const edited = (): EditedFile => (file ??= new EditedFile(module.file, source(), returnsArray));
  const found = (): readonly BlockingCall[] =>
    (all ??= blockingCallsIn(module, solver).filter(({ chain }) => chains || chain.length === 0));
  const known: Known = {
    runtime,
    contextOf: id => solver.contexts.of(module).contexts.get(id),
    registrationsOf: id => solver.contexts.registrationsOf(module, id),
  };
  return {
    file: module.file,
    summary: module.summary,
    blockingCalls(selection) {
      const bySite = groupBy(
        found().filter(({ blocker }) => isSelected(blocker, selection)),
        ({ site }) => site,
      );
      return [...bySite.values()].flatMap(nearest);
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
    remediesForCall: call => remediesForCall(call, module, edited(), known),
    remediesForAwait: useless => remediesForAwait(useless, edited(), known),
    remediesForLoop: loop => remediesForLoop(loop, edited()),
  };
}

/** Returns, for each name at the call site, the call with the shortest chain; the first of equals. */
function nearest(calls: readonly BlockingCall[]): BlockingCall[] {
  const byPlace = groupBy(calls, ({ at }) => at.start);
  return [...byPlace.values()].map(group => group.reduce((best, call) => (call.chain.length < best.chain.length ? call : best)));
}

function isSelected(blocker: Blocker, { kinds, light, metadata, rounds }: Selection): boolean {
  if (!kinds.includes(workOf(blocker))) return false;
  if (blocker.kind === 'api') return (light || blocker.row.weight !== 'light') && (metadata || !blocker.row.metadata);
  // Of loops in loops, the one that makes them too many.
  const { exit } = blocker;
  return exit.at !== 'done' || (exit.cost >= rounds && exit.inner < rounds);
}
