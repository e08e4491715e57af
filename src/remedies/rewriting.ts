/** A call that is being rewritten, with all that each way to do so works on. */
import type { BlockingRow } from '../catalog/index.ts';
import type { CallNode } from '../summary/collected.ts';
import type { Awaiting } from './awaiting.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';

export interface Rewriting {
  readonly node: CallNode;
  readonly row: BlockingRow;
  readonly file: EditedFile;
  readonly imports: Imports;
  /** Takes the edits. */
  readonly awaiting: Awaiting;
  /** The module that has the runtime, if the settings name one. */
  readonly runtime: string | undefined;
}
