/** What every format gets. */
import type { SkipReason } from '../../project/files.ts';
import type { UnusedEntry } from '../../analysis/analysis.ts';
import type { EventLoopRule } from '../../rule/rule.ts';
import type { KnownFinding } from '../baseline.ts';
import type { Result } from '../run.ts';

export interface Report {
  /** Without the findings that the baseline knows. */
  readonly result: Result;
  /** What the baseline made of the findings, if there is one. */
  readonly baseline: BaselineReport | undefined;
  /** Entries of the settings that matched nothing, if that is to be reported. */
  readonly unused: readonly UnusedEntry[];
  readonly skipped: ReadonlyMap<SkipReason, readonly string[]>;
  readonly cwd: string;
  /** The folder that paths in reports for other programs start from: the repository's where that is known, or `cwd`. */
  readonly root: string;
  /** All there are, by name. */
  readonly rules: Readonly<Record<string, EventLoopRule>>;
  readonly version: string;
  readonly colors: boolean;
}

export interface BaselineReport {
  /** How many findings it let through. */
  readonly known: number;
  /** What it knows and what is no longer there. */
  readonly gone: readonly KnownFinding[];
}

/** A rule of the plugin by its full name. */
export const ruleOf = ({ rules }: Report, name: string): EventLoopRule | undefined => rules[name.replace(/^event-loop\//, '')];
