/** Finds remedies for blocking calls, useless awaits and starving loops: the entry point of this folder. */
import type { BlockingRow } from '../catalog/index.ts';
import type { Reason, UselessAwait } from '../solve/findings/useless-awaits.ts';
import type { Blocker, LoopBlocker } from '../solve/blocker.ts';
import { Awaiting } from './awaiting.ts';
import { awaitCounterpart } from './counterpart.ts';
import type { EditedFile } from './edited-file.ts';
import { runElsewhere } from './executor.ts';
import type { FunctionContexts } from './function-uses.ts';
import { Imports } from './imports.ts';
import { iterationOf, loopInPlaceOf } from './iteration.ts';
import { pauseBetweenRounds } from './pausing.ts';
import { promised } from './promised.ts';
import { awaitInsteadOfSpinning } from './spinning.ts';
import { awaitTimer } from './timer.ts';
import { ordered, replace, type Remedies, type Remedy } from './model.ts';
import { ByHand, Obstacle } from './obstacles.ts';
import { isFunction } from '../syntax/nodes.ts';
import type { Module } from '../solve/values/modules.ts';
import type { BlockingCall } from '../solve/findings/blocking-calls.ts';
import type { StarvingLoop } from '../solve/findings/starving-loops.ts';

const MAX_NAMED = 3;

const none: Remedies = { remedies: [], obstacle: undefined };

/** Facts about the project that remedies need besides the file. */
export interface ProjectFacts extends FunctionContexts {
  /** The module that remedies import the runtime from, if the settings name one. */
  readonly runtime: string | undefined;
}

/** Returns the remedies for a blocking call, or the obstacle that prevents one. */
export function remediesForCall(call: BlockingCall, module: Module, file: EditedFile, facts: ProjectFacts): Remedies {
  const { blocker } = call;
  if (!canBeRemedied(blocker)) return none;
  if (call.chain.length === 0 && !((call.how === 'called' || call.how === 'looped') && call.isCertain)) return none;
  const elsewhere = call.chain.some(step => step.module !== module);
  if (elsewhere) return { remedies: [], obstacle: onTheWay(call) };
  return tried(() => remedyAt((call.chain.at(-1)?.at ?? call.at).start, blocker, file, facts));
}

/**
 * Returns the remedies for an `await` that waits for nothing. A member of an array gets none: in
 * `Promise.all([await a(), b()])`, the new `await` would delay the members after it.
 */
export function remediesForAwait({ summary: { at, how }, reason }: UselessAwait, file: EditedFile, facts: ProjectFacts): Remedies {
  if (how === 'member') return none;
  if (reason.kind === 'blocking') {
    const { row, site } = reason;
    // The call is all that is awaited. `await (cached ?? read())` awaits more.
    const isAll = file.awaitOf(at)?.argument === file.callAt(site.at.start);
    return isAll && (row.counterpart || row.plain) ? tried(() => remedyForApi(site.at.start, row, file, facts)) : none;
  }
  if (reason.kind === 'callback') return waitedFor(at, reason, file);
  const isTyped = reason.kind === 'type' && reason.type.form === 'iteration';
  const remedy = reason.kind === 'iteration' || isTyped ? loop(at, file, isTyped) : undefined;
  return remedy ? { remedies: [remedy], obstacle: undefined } : none;
}

/** Replaces an awaited call that takes a callback, starts a timer or emits events with one that returns a promise. */
function waitedFor(at: UselessAwait['summary']['at'], { path, row }: Reason & { readonly kind: 'callback' }, file: EditedFile): Remedies {
  const awaited = file.awaitOf(at);
  if (!awaited) return none;
  return tried(() => {
    const imports = new Imports(file);
    const { what, notes, edits } = promised(awaited, path, row, file, imports);
    return { kind: 'awaitCounterpart', what, notes, edits: ordered([...imports.edits(), ...edits]) };
  });
}

/** Replaces an awaited `forEach` with `for … of`. `isKnown` means that types show the receiver to be an array. */
function loop(at: UselessAwait['summary']['at'], file: EditedFile, isKnown: boolean): Remedy | undefined {
  const call = file.awaitOf(at)?.argument;
  const callback = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
  const iteration = callback && isFunction(callback) ? iterationOf(callback, file, isKnown) : undefined;
  const edits = iteration && callback && isFunction(callback) ? loopInPlaceOf(iteration.call, callback, file) : undefined;
  return edits && { kind: 'loop', what: 'for … of', notes: '', edits: ordered(edits) };
}

/** Tells whether any remedy exists for a blocker. */
const canBeRemedied = (blocker: Blocker): boolean =>
  blocker.kind === 'api'
    ? blocker.row.counterpart !== undefined || blocker.row.plain === true
    : blocker.exit.at === 'time' || blocker.exit.at === 'done';

function tried(remedy: () => Remedy): Remedies {
  try {
    return { remedies: [remedy()], obstacle: undefined };
  } catch (error) {
    if (error instanceof Obstacle) return { remedies: [], obstacle: error instanceof ByHand ? undefined : error.message };
    throw error;
  }
}

/** Describes why the functions of other files can't wait as they stand. */
function onTheWay({ chain, how }: BlockingCall): string {
  if (how === 'read') return `'${chain[0]?.name ?? ''}' is a getter, which can't wait`;
  const constructor = chain.find(({ name }) => name.startsWith('new '));
  if (constructor) return `'${constructor.name}' is a constructor, which can't wait`;
  const names = [...new Set(chain.slice(0, -1).flatMap(({ name }) => (name === '' ? [] : [`'${name}'`])))];
  return `${names.length === 0 || names.length > MAX_NAMED ? 'the functions on the way' : listed(names)} would have to be async`;
}

function remedyAt(offset: number, blocker: Blocker, file: EditedFile, facts: ProjectFacts): Remedy {
  return blocker.kind === 'loop' ? remedyForLoop(offset, blocker, file, facts) : remedyForApi(offset, blocker.row, file, facts);
}

function remedyForLoop(offset: number, { exit }: LoopBlocker, file: EditedFile, facts: ProjectFacts): Remedy {
  const loop = file.loopAt(offset);
  if (!loop) throw new ByHand('it is not written there');
  const imports = new Imports(file);
  const awaiting = new Awaiting(file, false, facts);
  const kind = exit.at === 'done' ? 'pause' : 'awaitTimer';
  const what =
    exit.at === 'done'
      ? pauseBetweenRounds(loop, file, imports, awaiting)
      : awaitInsteadOfSpinning(loop, file, imports, awaiting, facts.runtime);
  return { kind, what, notes: notesOf(awaiting, false), edits: ordered([...imports.edits(), ...awaiting.edits]) };
}

function remedyForApi(offset: number, row: BlockingRow, file: EditedFile, facts: ProjectFacts): Remedy {
  const imports = new Imports(file);
  const awaiting = new Awaiting(file, isReading(row), facts);
  const kind = kindOf(row);
  const what = rewritten(kind, offset, row, file, imports, awaiting, facts);
  return { kind, what, notes: notesOf(awaiting, opens(row)), edits: ordered([...imports.edits(), ...awaiting.edits]) };
}

function rewritten(
  kind: keyof typeof ways,
  offset: number,
  row: BlockingRow,
  file: EditedFile,
  imports: Imports,
  awaiting: Awaiting,
  { runtime }: ProjectFacts,
): string {
  const node = file.callAt(offset);
  if (!node) throw new ByHand('it is not called there');
  return ways[kind]({ node, row, file, imports, awaiting, runtime });
}

/** Replaces the awaited expression of a starving loop with `setImmediate()`, if the loop has exactly one `await`. */
export function remediesForLoop({ at }: StarvingLoop, file: EditedFile): Remedies {
  const loop = file.loopAt(at.start);
  const [awaited, ...more] = loop ? file.awaitedIn(loop) : [];
  if (!awaited || more.length > 0) return none;
  const imports = new Imports(file);
  const edit = replace(awaited.argument.range, `${imports.access('node:timers/promises', 'setImmediate', awaited)}()`);
  return {
    remedies: [{ kind: 'awaitTimer', what: 'setImmediate', notes: '', edits: ordered([...imports.edits(), edit]) }],
    obstacle: undefined,
  };
}

/** Whether a call changes nothing that another could notice. */
const isReading = ({ kind, path }: BlockingRow): boolean =>
  kind === 'cpu' || (kind === 'disk' && /(?:^|[.#])(?:access|exists|lstat|readFile|readdir|readlink|realpath|stat)Sync$/.test(path));

/** Whether a call has a file open for as long as it runs. Folders are listed by few threads, and paths need no descriptor. */
const opens = ({ kind, path }: BlockingRow): boolean => kind === 'disk' && /(?:^|[.#])readFileSync$/.test(path);

const ways = { awaitCounterpart, awaitTimer, runOnExecutor: runElsewhere };

function kindOf({ plain, rewrite }: BlockingRow): keyof typeof ways {
  if (plain) return 'runOnExecutor';
  return rewrite && rewrite.milliseconds !== undefined ? 'awaitTimer' : 'awaitCounterpart';
}

function notesOf({ madeAsync, interleaved, changedTwice, notes, isForAll }: Awaiting, isOpening: boolean): string {
  const quoted = (names: Iterable<string>): string => listed(Array.from(names, name => `'${name}'`));
  const clauses = [
    ...(interleaved.size > 0 ? [`other code may run between where ${quoted(interleaved)} is read and where it is written`] : []),
    ...(changedTwice.size > 0 ? [`other code may run between two changes of ${quoted(changedTwice)}`] : []),
    ...(isForAll && isOpening ? ['as many files are open at once as there are items'] : []),
    ...notes,
  ];
  const async = madeAsync.length > 0 ? `, making ${listed([...madeAsync].reverse())} async` : '';
  return async + clauses.map(clause => `; ${clause}`).join('');
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
