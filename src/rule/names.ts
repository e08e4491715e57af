/** Names in messages: of blockers, of APIs and of lines of code. */
import { relative } from 'node:path';
import { displayName } from '../catalog/index.ts';
import type { Blocker } from '../solve/blocker.ts';

export { displayName } from '../catalog/index.ts';

/** Returns a blocker as people write it: an API's name, or the head of a loop. */
export const nameOfBlocker = (blocker: Blocker): string => (blocker.kind === 'loop' ? blocker.head : displayName(blocker.row.path));

/** Returns a line of a file as `path:line`, with the path relative to `cwd`. */
export const lineIn = (file: string, line: number, cwd: string): string => `${relative(cwd, file).replaceAll('\\', '/') || file}:${line}`;
