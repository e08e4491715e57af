/** What a rule may ask about one file. Neither ESLint nor the command line shows through. */
import type { BlockingRow, Kind } from '../catalog/index.ts';
import { groupBy } from '../collections/group-by.ts';
import { contradictionsIn, type Contradiction } from '../solve/annotations.ts';
import type { ModuleSummary } from '../summary/model.ts';
import { EditedFile } from '../remedies/edited-file.ts';
import type { Remedies } from '../remedies/model.ts';
import { closuresOf, type ExecutorClosure } from './executor-closures.ts';
import { remediesFor, remediesForAwait, remediesForStarving, type Known } from '../remedies/remedies.ts';
import type { AwaitedTypes, UselessAwait } from '../solve/awaitable.ts';
import type { Source } from '../summary/summarise.ts';
import { placeOf } from '../solve/ends.ts';
import type { FakeAsync } from '../solve/fake-async.ts';
import { isLoopRow } from '../solve/loops.ts';
import type { BlockingCall, Solver, StarvingLoop } from '../solve/solver.ts';
import type { Module } from '../solve/things.ts';
import type { ChainStep } from '../solve/verdicts.ts';

export type { AwaitedTypes, Reason, UselessAwait, UselessType } from '../solve/awaitable.ts';
export { MOST_ENDS } from '../solve/ends.ts';
export type { FakeAsync } from '../solve/fake-async.ts';
export { FEWEST_ROUNDS } from '../solve/loops.ts';
export type { EntryPoint } from '../solve/findings.ts';
export type { BlockingCall, StarvingLoop } from '../solve/solver.ts';
export type { ChainStep } from '../solve/verdicts.ts';

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
  /** What can be done about a blocking call by edits of this file, or what stands in the way. */
  remedies(call: BlockingCall): Remedies;
  /** The awaits that wait for nothing, in source order: by what the code shows and, where the driver has types, by these. */
  uselessAwaits(): UselessAwait[];
  /** What can be done about one of them by edits of this file. */
  remediesForAwait(found: UselessAwait): Remedies;
  /** Blocking work that is dressed as asynchronous, in source order. */
  fakeAsyncs(): FakeAsync[];
  /** What functions that are sent to another thread as text can't take there, in source order. */
  executorClosures(): ExecutorClosure[];
  /** The same for a loop that starves the event loop. */
  starvingRemedies(loop: StarvingLoop): Remedies;
  /** Doc comments about blocking that cannot be true. */
  contradictions(): Contradiction[];
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
  const edited = (): EditedFile => (file ??= new EditedFile(module.file, source()));
  const known: Known = {
    runtime,
    contextOf: id => solver.contextOf(module, id),
    registrationsOf: id => solver.registrationsOf(module, id),
  };
  const found = (): readonly BlockingCall[] => (all ??= solver.blockingCalls(module).filter(({ chain }) => chains || chain.length === 0));
  return {
    file: module.file,
    summary: module.summary,
    remedies: call => remediesFor(call, module, edited(), known),
    uselessAwaits: () => solver.uselessAwaits(module, types),
    remediesForAwait: found => remediesForAwait(found, edited(), known),
    fakeAsyncs: () => solver.fakeAsyncs(module),
    executorClosures: () => {
      const sent = solver.sent(module);
      return sent.length === 0 ? [] : closuresOf(sent, edited());
    },
    starvingRemedies: loop => remediesForStarving(loop, edited()),
    starvingLoops: () => solver.starvingLoops(module),
    contradictions: () => contradictionsIn(module.summary),
    blockingCalls(selection) {
      const bySite = groupBy(
        found().filter(({ row }) => isSelected(row, selection)),
        ({ site }) => site,
      );
      return [...bySite.values()].flatMap(nearest);
    },
    otherEnds({ site, at, chain }, selection) {
      const [end] = chain.slice(-1);
      if (!end) return [];
      const isWanted = (row: BlockingRow): boolean => isSelected(row, selection);
      const calls = found().filter(call => call.site === site && call.at.start === at.start && isWanted(call.row));
      return solver.ends(calls, isWanted).filter(other => other.slice(-1).some(last => placeOf(last) !== placeOf(end)));
    },
  };
}

/** For each name at the call site, the call with the shortest chain; the first of equals. */
function nearest(calls: readonly BlockingCall[]): BlockingCall[] {
  const byPlace = groupBy(calls, ({ at }) => at.start);
  return [...byPlace.values()].map(group => group.reduce((best, call) => (call.chain.length < best.chain.length ? call : best)));
}

function isSelected(row: BlockingRow, { kinds, light, metadata, rounds }: Selection): boolean {
  // Of loops in loops, the one that makes them too many.
  if (isLoopRow(row) && row.hold.until === 'done' && (row.hold.cost < rounds || row.hold.inner >= rounds)) return false;
  return kinds.includes(row.kind) && (light || row.weight !== 'light') && (metadata || !row.metadata);
}
