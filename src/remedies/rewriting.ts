/** Calls and loops under rewrite, with the objects that each way of rewriting needs. */
import type { BlockingRow } from '../catalog/index.ts';
import type { CallNode, LoopNode } from '../summary/collected.ts';
import type { Awaiting } from './awaiting.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';

/** A blocking call under rewrite. */
export interface Rewriting extends Edited {
  readonly node: CallNode;
  readonly row: BlockingRow;
}

/** A loop under rewrite. */
export interface LoopRewriting extends Edited {
  readonly loop: LoopNode;
}

interface Edited {
  readonly file: EditedFile;
  readonly imports: Imports;
  /** The collector of the edits. */
  readonly awaiting: Awaiting;
  /** The module of the runtime, if the settings name one. */
  readonly runtime: string | undefined;
}
