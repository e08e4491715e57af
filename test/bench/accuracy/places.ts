/**
 * What is reported, place by place: where the findings stand, where their chains pass, and where else their calls lead. The measured
 * sets ask for one place at a time.
 */
import { rules } from '../../../rules/index.ts';
import { readConfig } from '../../../src/cli/config.ts';
import { run, type Finding } from '../../../src/cli/run.ts';
import { Analysis } from '../../../src/lint/analysis.ts';
import type { Settings } from '../../../src/lint/settings.ts';
import type { FunctionThing } from '../../../src/solve/things.ts';
import { isFunctionThing, type Run } from '../../../src/solve/verdicts.ts';

/** Lines and columns count from 1; the column is that of the callee's name. */
export interface Place {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * How a place shows in the report: as a finding, as a step of a finding's chain, behind a finding, whose call leads there too while
 * its chain names something nearer, or not at all.
 */
export type Seen = 'finding' | 'chain' | 'behind' | 'not seen';

export interface Places {
  /** Without a column, the best of the calls on the line. */
  seen(place: Omit<Place, 'column'> & { readonly column?: number }): Seen;
  /** What is said at a place, if a finding stands there. */
  message(place: Place): string | undefined;
  readonly findings: number;
  /** How many files were linted. */
  readonly linted: number;
}

/** Lints files as the command line does, with the `recommended` preset. */
export async function lintedPlaces(files: readonly string[], cwd: string, settings: Settings = {}): Promise<Places> {
  const config = await readConfig('recommended', undefined, rules, cwd);
  const { findings, linted } = run(files, { ...config, settings: { ...config.settings, ...settings } }, cwd, () => {});
  const messages = new Map(findings.map(({ message, ...at }) => [keyOf(at), message]));
  const steps = findings.flatMap(({ detail }) => detail?.chain.slice(1) ?? []);
  const onChains = new Set(steps.map(keyOf));
  const behind = placesBehind(findings, new Analysis(settings, cwd));
  const linesOf = (keys: Iterable<string>): ReadonlySet<string> => new Set(Array.from(keys, key => key.slice(0, key.lastIndexOf(':'))));
  const byPlace = [messages, onChains, behind] as const;
  const byLine = [linesOf(messages.keys()), linesOf(onChains), linesOf(behind)] as const;
  return {
    findings: findings.length,
    linted,
    message: place => messages.get(keyOf(place)),
    seen({ file, line, column }) {
      const [reported, chained, led] = column === undefined ? byLine : byPlace;
      const key = column === undefined ? `${file}:${line}` : keyOf({ file, line, column });
      if (reported.has(key)) return 'finding';
      if (chained.has(key)) return 'chain';
      return led.has(key) ? 'behind' : 'not seen';
    },
  };
}

/** Where what the findings' calls run leads, through all functions of the project. */
function placesBehind(findings: readonly Finding[], analysis: Analysis): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<FunctionThing>();
  const functions: FunctionThing[] = [];
  for (const { detail, file, line, column } of findings) {
    if (!detail || detail.chain.length === 0) continue;
    const called = runsAt({ file, line, column }, analysis).flatMap(({ target }) => (isFunctionThing(target) ? [target] : []));
    // What another file registers runs nothing yet: there the chain itself says what is called.
    functions.push(...called, ...(called.length > 0 ? [] : detail.chain.slice(1).flatMap(step => functionAround(step, analysis) ?? [])));
  }
  for (const thing of functions) {
    if (seen.has(thing)) continue;
    seen.add(thing);
    for (const { at, target } of analysis.solver().runsOf(thing)) {
      found.add(keyOf({ file: thing.module.file, line: at.line, column: at.column }));
      if (isFunctionThing(target)) functions.push(target);
    }
  }
  return found;
}

/** What a call runs, by its place. */
function runsAt(place: Place, analysis: Analysis): readonly Run[] {
  const around = functionAround(place, analysis);
  return around ? analysis.solver().runsOf(around).filter(({ at }) => at.line === place.line && at.column === place.column) : [];
}

/** The function in which a call stands. */
function functionAround({ file, line, column }: Place, analysis: Analysis): FunctionThing | undefined {
  const module = analysis.project.module(file);
  if ('message' in module) return undefined;
  const { calls, reads } = module.summary;
  const site = [...calls, ...reads].find(({ at }) => at.line === line && at.column === column);
  return site && analysis.solver().explain(module, site.function).thing;
}

const keyOf = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;
