/** The remedies for a blocking call: the one entrance to this folder's edits. */
import type { BlockingRow } from '../catalog/index.ts';
import type { BlockingCall } from '../solve/solver.ts';
import type { Module } from '../solve/things.ts';
import { Awaiting, type Callers } from './awaiting.ts';
import { awaitCounterpart } from './counterpart.ts';
import type { EditedFile } from './edited-file.ts';
import { runElsewhere } from './executor.ts';
import { Imports } from './imports.ts';
import { awaitTimer } from './timer.ts';
import { ordered, type Remedies, type Remedy } from './model.ts';
import { ByHand, Obstacle } from './obstacles.ts';

const MAX_NAMED = 3;

const none: Remedies = { remedies: [], obstacle: undefined };

/** What remedies know beside the file. */
export interface Known extends Callers {
  /** The module that has the runtime, if the project uses it. */
  readonly runtime: string | undefined;
}

/** What can be done about a call in a file, and what can't and why. */
export function remediesFor(call: BlockingCall, module: Module, file: EditedFile, known: Known): Remedies {
  if (!call.row.counterpart && !call.row.plain) return none;
  if (call.chain.length === 0 && (call.how !== 'called' || !call.isCertain)) return none;
  const elsewhere = call.chain.some(step => step.module !== module);
  if (elsewhere) return { remedies: [], obstacle: onTheWay(call) };
  const place = (call.chain.at(-1)?.at ?? call.at).start;
  try {
    return { remedies: [awaited(place, call.row, file, known)], obstacle: undefined };
  } catch (error) {
    if (error instanceof Obstacle) return { remedies: [], obstacle: error instanceof ByHand ? undefined : error.message };
    throw error;
  }
}

/** What would have to change in other files. */
function onTheWay({ chain }: BlockingCall): string {
  const constructor = chain.find(({ name }) => name.startsWith('new '));
  if (constructor) return `'${constructor.name}' is a constructor, which can't wait`;
  const names = [...new Set(chain.slice(0, -1).flatMap(({ name }) => (name === '' ? [] : [`'${name}'`])))];
  return `${names.length === 0 || names.length > MAX_NAMED ? 'the functions on the way' : listed(names)} would have to be async`;
}

function awaited(place: number, row: BlockingRow, file: EditedFile, known: Known): Remedy {
  const node = file.callAt(place);
  if (!node) throw new ByHand('it is not called there');
  const imports = new Imports(file);
  const awaiting = new Awaiting(file, isReading(row), known);
  const kind = kindOf(row);
  const what = ways[kind]({ node, row, file, imports, awaiting, runtime: known.runtime });
  return { kind, what, notes: notesOf(awaiting), edits: ordered([...imports.edits(), ...awaiting.edits]) };
}

/** Whether a call changes nothing that another could notice. */
const isReading = ({ kind, path }: BlockingRow): boolean => kind === 'cpu' || (kind === 'disk' && /(?:^|[.#])(?:access|exists|lstat|readFile|readdir|readlink|realpath|stat)Sync$/.test(path));

const ways = { awaitCounterpart, awaitTimer, runOnExecutor: runElsewhere };

function kindOf({ plain, rewrite }: BlockingRow): Remedy['kind'] {
  if (plain) return 'runOnExecutor';
  return rewrite && rewrite.milliseconds !== undefined ? 'awaitTimer' : 'awaitCounterpart';
}

function notesOf({ madeAsync, interleaved }: Awaiting): string {
  const async = madeAsync.length > 0 ? `, making ${listed([...madeAsync].reverse())} async` : '';
  const states = [...interleaved].map(name => `'${name}'`);
  return states.length > 0 ? `${async}; other code may run between where ${listed(states)} is read and where it is written` : async;
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
