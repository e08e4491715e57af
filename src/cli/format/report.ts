/** The input of every format. */
import type { SkipReason } from '../../project/files.ts';
import type { UnusedEntry } from '../../analysis/analysis.ts';
import type { EventLoopRule } from '../../rule/rule.ts';
import type { KnownFinding } from '../baseline.ts';
import type { Result } from '../run.ts';

export interface Report {
  /** The result without the findings that the baseline records. */
  readonly result: Result;
  /** The effect of the baseline, if there is one. */
  readonly baseline: BaselineReport | undefined;
  /** The entries of the settings that matched nothing, if the user wants them reported. */
  readonly unused: readonly UnusedEntry[];
  readonly skipped: ReadonlyMap<SkipReason, readonly string[]>;
  readonly cwd: string;
  /** The base of paths in reports for other programs: the repository's folder if it is known, or `cwd`. */
  readonly root: string;
  /** All rules by name. */
  readonly rules: Readonly<Record<string, EventLoopRule>>;
  readonly version: string;
  readonly colors: boolean;
  /** True to list the imports that were not followed. */
  readonly listImports: boolean;
}

export interface BaselineReport {
  /** The number of findings that the baseline records, and that are not reported. */
  readonly known: number;
  /** The recorded findings that are fixed. */
  readonly gone: readonly KnownFinding[];
}

/** Finds a rule of the plugin by its full name, such as `event-loop/no-sync-fs`. */
export const ruleOf = ({ rules }: Report, name: string): EventLoopRule | undefined => rules[name.replace(/^event-loop\//, '')];
