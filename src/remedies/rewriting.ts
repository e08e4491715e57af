/** A blocking call under rewrite, with the objects that each way of rewriting needs. */
import type { BlockingRow } from '../catalog/index.ts';
import type { CallNode } from '../summary/collect.ts';
import type { Awaiting } from './awaiting.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';

export interface Rewriting {
  readonly node: CallNode;
  readonly row: BlockingRow;
  readonly file: EditedFile;
  readonly imports: Imports;
  /** The collector of the edits. */
  readonly awaiting: Awaiting;
  /** The module of the runtime, if the settings name one. */
  readonly runtime: string | undefined;
}
