/**
 * What is reported, place by place: where the findings stand, where their chains pass, and where else they say that their calls
 * lead. The measured sets ask for one place at a time.
 */
import { rules } from '../../../rules/index.ts';
import { presetConfig } from '../../support/config.ts';
import { run } from '../../../src/cli/run.ts';
import type { Settings } from '../../../src/analysis/settings.ts';

/** Lines and columns count from 1; the column is that of the callee's name. */
export interface Place {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * How a place shows in the report: as a finding, as a step of a finding's chain, as a step of the chain to one of the further calls
 * that block where a finding's call leads, or not at all.
 */
export type Seen = 'finding' | 'chain' | 'further' | 'not seen';

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
  const config = await presetConfig('recommended', rules);
  const { findings, linted } = run(files, { config: { ...config, settings: { ...config.settings, ...settings } }, cwd });
  const messages = new Map(findings.map(({ message, ...at }) => [keyOf(at), message]));
  const steps = findings.flatMap(({ detail }) => detail?.chain.slice(1) ?? []);
  const onChains = new Set(steps.map(keyOf));
  const further = new Set(findings.flatMap(({ detail }) => detail?.alsoLeadsTo ?? []).flatMap(({ chain }) => chain.slice(1).map(keyOf)));
  const linesOf = (keys: Iterable<string>): ReadonlySet<string> => new Set(Array.from(keys, key => key.slice(0, key.lastIndexOf(':'))));
  const byPlace = [messages, onChains, further] as const;
  const byLine = [linesOf(messages.keys()), linesOf(onChains), linesOf(further)] as const;
  return {
    findings: findings.length,
    linted,
    message: place => messages.get(keyOf(place)),
    seen({ file, line, column }) {
      const [reported, chained, listed] = column === undefined ? byLine : byPlace;
      const key = column === undefined ? `${file}:${line}` : keyOf({ file, line, column });
      if (reported.has(key)) return 'finding';
      if (chained.has(key)) return 'chain';
      return listed.has(key) ? 'further' : 'not seen';
    },
  };
}

const keyOf = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;
