/**
 * Replaces an awaited call that takes a callback, starts a timer or emits events with one that returns a promise. The call
 * must be a statement of its own, so that its result is unused. A callback must be empty, so that no work is lost.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { NonPromiseResult } from '../catalog/index.ts';
import type { Node } from '../syntax/nodes.ts';
import { exportOf, mayBeDescriptor } from './counterpart.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';
import { insert, replace, type Edit } from './model.ts';
import { ByHand } from './obstacles.ts';

/** The functions of `node:fs` that `node:fs/promises` has with the same arguments: https://nodejs.org/api/fs.html#promises-api */
const FILES = new Set([
  ...[
    'access',
    'appendFile',
    'chmod',
    'chown',
    'copyFile',
    'cp',
    'lchown',
    'link',
    'lstat',
    'lutimes',
    'mkdir',
    'mkdtemp',
    'readFile',
    'readdir',
    'readlink',
  ],
  ...['realpath', 'rename', 'rm', 'rmdir', 'stat', 'statfs', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile'],
]);

export interface Promised {
  readonly what: string;
  readonly notes: string;
  readonly edits: readonly Edit[];
}

/** Returns the edits, without those of the imports. Throws `ByHand` where they would change the behaviour. */
export function promised(
  awaited: TSESTree.AwaitExpression,
  path: string,
  { event }: NonPromiseResult,
  file: EditedFile,
  imports: Imports,
): Promised {
  const call = awaited.argument;
  if (awaited.parent.type !== 'ExpressionStatement' || call.type !== 'CallExpression' || call.optional)
    throw new ByHand('it may be more than waiting');
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) throw new ByHand('it may be more than waiting');
  if (event !== undefined) {
    const { quote } = imports.style;
    const once = imports.access('node:events', 'once', call);
    return { what: 'once', notes: '', edits: [insert(call.range[0], `${once}(`), insert(call.range[1], `, ${quote}${event}${quote})`)] };
  }
  const [first, second, ...more] = call.arguments;
  if (path === 'node:timers.setTimeout') {
    if (!first || !isEmpty(first) || !second || more.length > 0) throw new ByHand('it may be more than waiting');
    return {
      what: 'setTimeout',
      notes: '',
      edits: [replace(call.range, `${imports.access('node:timers/promises', 'setTimeout', call)}(${file.textOf(second)})`)],
    };
  }
  if (!path.startsWith('node:fs.')) throw new ByHand('its form with a promise is not known');
  return promisedFile(call, path.slice('node:fs.'.length), file, imports);
}

function promisedFile(call: TSESTree.CallExpression, name: string, file: EditedFile, imports: Imports): Promised {
  const callback = call.arguments.at(-1);
  const before = call.arguments.at(-2);
  if (!FILES.has(name) || !callback || !before || !isEmpty(callback) || mayBeDescriptor(call.arguments[0], file))
    throw new ByHand('it may be more than waiting');
  const { edits, what } = exportOf('node:fs/promises', name, call, { row: { module: 'node:fs', path: `node:fs.${name}` }, file, imports });
  return {
    what,
    notes: ', which rejects where the callback ignored an error',
    edits: [...edits, replace([before.range[1], callback.range[1]], '')],
  };
}

/** Tells whether a callback does nothing, whatever its arguments. */
const isEmpty = (node: Node): boolean =>
  (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') &&
  node.body.type === 'BlockStatement' &&
  node.body.body.length === 0 &&
  node.params.every(({ type }) => type === 'Identifier');
