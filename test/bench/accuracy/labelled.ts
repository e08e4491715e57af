/**
 * Calls, loops and awaits that people have judged by reading the code, held against what is reported. `labelled.json` says for each
 * whether `recommended` should report it, and why; `pick.ts` has picked them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../../src/collections/group-by.ts';
import { bring } from '../../published/packages.ts';
import { sourcesOf } from './packages.ts';
import { lintedPlaces } from './places.ts';

export interface Label {
  /** `name@version`. */
  readonly package: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly sort: 'sync' | 'helper' | 'loop' | 'await';
  /** The name that is called. */
  readonly callee: string;
  /** Whether `recommended` should report it. */
  readonly report: boolean;
  readonly reason: string;
  /** Both answers can be argued; `doubt` says how. Counted apart. */
  readonly doubtful?: true;
  readonly doubt?: string;
}

export interface Judged {
  readonly label: Label;
  readonly isReported: boolean;
  /** Absolute path. */
  readonly path: string;
}

export const labels = JSON.parse(readFileSync(join(import.meta.dirname, 'labelled.json'), 'utf8')) as readonly Label[];

export const placeOf = ({ package: name, file, line, column }: Label): string => `${name} ${file}:${line}:${column}`;

/** The packages of the labels, each brought into a folder, which keeps them: their names with their folders. */
export function broughtPackages(folder: string): ReadonlyMap<string, string> {
  return new Map(
    [...groupBy(labels, label => label.package).keys()].map(entry => {
      const at = entry.lastIndexOf('@');
      return [entry, join(folder, bring({ name: entry.slice(0, at), version: entry.slice(at + 1) }, folder))];
    }),
  );
}

/** Brings the packages, lints all their sources, and looks at what was labelled. */
export async function measureLabelled(folder: string, onPackage: (name: string) => void): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [entry, place] of broughtPackages(folder)) {
    onPackage(entry);
    const places = await lintedPlaces(await sourcesOf(place), folder);
    for (const label of labels.filter(one => one.package === entry)) {
      const path = join(place, label.file);
      judged.push({ label, path, isReported: places.message({ file: path, line: label.line, column: label.column }) !== undefined });
    }
  }
  return judged;
}

export interface Score {
  readonly right: number;
  /** Reported, and should not be. */
  readonly wrong: number;
  /** Not reported, and should be. */
  readonly missed: number;
  /** Rightly not reported. */
  readonly left: number;
}

export function scoreOf(judged: readonly { readonly label: Label; readonly isReported: boolean }[]): Score {
  const count = (report: boolean, isReported: boolean): number =>
    judged.filter(one => one.label.report === report && one.isReported === isReported).length;
  return { right: count(true, true), wrong: count(false, true), missed: count(true, false), left: count(false, false) };
}
