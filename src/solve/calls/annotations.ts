/** Annotations: rows about functions of the project, made from their doc comments. Knows the tag `@blocking` alone. */
import { kinds, type BlockingRow } from '../../catalog/index.ts';
import type { FunctionId } from '../../summary/model.ts';
import type { Module } from '../values/modules.ts';

/** Returns the row of a function marked `@blocking`. The word after the tag is the kind of work; without one, the kind is `cpu`. */
export function annotatedRow(module: Module, id: FunctionId): BlockingRow | undefined {
  const { tags = [], name = '' } = module.summary.functions[id] ?? {};
  const tag = tags.find(text => text === 'blocking' || text.startsWith('blocking '));
  if (tag === undefined) return undefined;
  const kind = kinds.find(known => tag === `blocking ${known}`) ?? 'cpu';
  return { kind, path: name || 'function', module: module.file, promises: undefined };
}
