/**
 * What is reported, place by place: where the findings stand, where their chains pass, and which functions are on these. The
 * measured sets ask for one place at a time.
 */
import { rules } from '../../../rules/index.ts';
import { readConfig } from '../../../src/cli/config.ts';
import { run } from '../../../src/cli/run.ts';
import { Analysis } from '../../../src/lint/analysis.ts';
import type { Settings } from '../../../src/lint/settings.ts';

/** Lines and columns count from 1; the column is that of the callee's name. */
export interface Place {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** How a place shows in the report: by itself, as a step of a chain, as another call of a function that a chain passes, or not. */
export type Seen = 'finding' | 'chain' | 'same function' | 'not seen';

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
  const { project } = new Analysis(settings, cwd);
  const functionAt = ({ file, line, column }: Place): string | undefined => {
    const module = project.module(file);
    if ('message' in module) return undefined;
    const { calls, reads } = module.summary;
    const site = [...calls, ...reads].find(({ at }) => at.line === line && at.column === column);
    return site && `${file} ${site.function}`;
  };
  const messages = new Map(findings.map(({ message, ...at }) => [keyOf(at), message]));
  const steps = findings.flatMap(({ detail }) => detail?.chain.slice(1) ?? []);
  const onChains = new Set(steps.map(keyOf));
  const functions = new Set(steps.flatMap(step => functionAt(step) ?? []));
  const seenAt = (place: Place): Seen => {
    if (messages.has(keyOf(place))) return 'finding';
    if (onChains.has(keyOf(place))) return 'chain';
    const owner = functionAt(place);
    return owner !== undefined && functions.has(owner) ? 'same function' : 'not seen';
  };
  return {
    findings: findings.length,
    linted,
    message: place => messages.get(keyOf(place)),
    seen({ file, line, column }) {
      if (column !== undefined) return seenAt({ file, line, column });
      const on = ({ file: of, line: at }: Place): boolean => of === file && at === line;
      return findings.some(on) ? 'finding' : steps.some(on) ? 'chain' : 'not seen';
    },
  };
}

const keyOf = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;
