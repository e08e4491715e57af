/** What every format gets. */
import type { SkipReason } from '../../project/files.ts';
import type { Result } from '../run.ts';

export interface Report {
  readonly result: Result;
  readonly skipped: ReadonlyMap<SkipReason, readonly string[]>;
  readonly cwd: string;
  readonly colors: boolean;
}
