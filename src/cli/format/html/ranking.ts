/** The order of the report: groups of contexts by who waits, then entry points and their findings by weight. */
import { createHash } from 'node:crypto';
import { addCount } from '../../../collections/maps.ts';
import { groupBy } from '../../../collections/group-by.ts';
import { fingerprints } from '../../fingerprints.ts';
import type { Finding } from '../../run.ts';
import { pathFrom } from '../paths.ts';
import { contextGroups, groupOf, type ContextGroup } from './groups.ts';
import { kindOrder } from './words.ts';

/** A function that the event loop calls, or a file with findings that have no context. */
export interface EntryPoint {
  /** The `id` of the element. It stays while the function keeps its name, context and file. */
  readonly id: string;
  /** The absolute path. */
  readonly file: string;
  /** The path that the report shows. */
  readonly path: string;
  /** The function's name; empty if it has none. */
  readonly name: string;
  /** The function's line; absent for a file. */
  readonly line: number | undefined;
  readonly context: string | undefined;
  readonly findings: readonly RankedFinding[];
}

export interface RankedFinding extends Finding {
  /** The `id` of the element. It is stable from report to report. */
  readonly id: string;
}

export interface RankedGroup {
  readonly group: ContextGroup;
  readonly entryPoints: readonly EntryPoint[];
}

/** Returns all findings in the order of the report. Paths are relative to `root`. */
export function ranked(findings: readonly Finding[], root: string): RankedGroup[] {
  const fingerprint = fingerprints(root);
  const withIds = findings.map((finding): RankedFinding => ({ ...finding, id: `f-${fingerprint(finding).slice(0, 12)}` }));
  const counts = new Map<string, number>();
  const entryPoints = [...groupBy(withIds, keyOf).values()].map(entered => entryPointOf(entered, root, counts)).sort(byWeight);
  const byGroup = groupBy(entryPoints, ({ context }) => groupOf(context));
  return contextGroups.flatMap(group => {
    const own = byGroup.get(group);
    return own ? [{ group, entryPoints: own }] : [];
  });
}

const keyOf = ({ file, detail }: Finding): string => JSON.stringify([file, detail && [detail.context, detail.entryPoint]]);

function entryPointOf(entered: readonly RankedFinding[], root: string, counts: Map<string, number>): EntryPoint {
  const { file, detail } = entered[0] as RankedFinding;
  const path = pathFrom(root, file);
  const name = detail?.entryPoint.name ?? '';
  // Lines move, so the order distinguishes functions with equal keys.
  const key = JSON.stringify([path, name, detail?.context]);
  const id = `e-${createHash('sha256')
    .update(`${key}${addCount(counts, key)}`)
    .digest('hex')
    .slice(0, 12)}`;
  return { id, file, path, name, line: detail?.entryPoint.line, context: detail?.context, findings: [...entered].sort(byUrgency) };
}

export const isHeavy = ({ detail }: Finding): boolean => detail?.weight === 'heavy';

function byUrgency(a: Finding, b: Finding): number {
  const severity = ({ severity }: Finding): number => (severity === 'error' ? 0 : 1);
  const kind = ({ detail }: Finding): number => (detail ? kindOrder.indexOf(detail.kind) : 0);
  return (
    Number(isHeavy(b)) - Number(isHeavy(a)) || severity(a) - severity(b) || kind(a) - kind(b) || a.line - b.line || a.column - b.column
  );
}

function byWeight(a: EntryPoint, b: EntryPoint): number {
  const heavy = ({ findings }: EntryPoint): number => findings.filter(isHeavy).length;
  return (
    heavy(b) - heavy(a) ||
    b.findings.length - a.findings.length ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0))
  );
}
