/** What every format gets. */
import type { SkipReason } from '../../project/files.ts';
import type { UnusedEntry } from '../../lint/analysis.ts';
import type { Result } from '../run.ts';

export interface Report {
  readonly result: Result;
  /** Entries of the settings that matched nothing, if that is to be reported. */
  readonly unused: readonly UnusedEntry[];
  readonly skipped: ReadonlyMap<SkipReason, readonly string[]>;
  readonly cwd: string;
  readonly colors: boolean;
}
