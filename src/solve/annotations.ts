/** What doc comments say of the project's own functions: rows beside the catalog's, and where they cannot be true. */
import { kinds, type BlockingRow } from '../catalog/index.ts';
import type { FunctionId, ModuleSummary, Span } from '../summary/model.ts';
import type { Module } from './things.ts';

/** The row of a function marked `@blocking`: the kind of work is the word after it, or computing. */
export function annotatedRow(module: Module, id: FunctionId): BlockingRow | undefined {
  const { tags = [], name = '' } = module.summary.functions[id] ?? {};
  const tag = tags.find(text => text === 'blocking' || text.startsWith('blocking '));
  if (tag === undefined) return undefined;
  const kind = kinds.find(known => tag === `blocking ${known}`) ?? 'cpu';
  return { kind, path: name || 'function', module: module.file, promises: undefined };
}

/** A doc comment that the code, or another tag, contradicts. */
export interface Contradiction {
  readonly at: Span;
  readonly name: string;
  readonly kind: 'blockingAndNonblocking' | 'offloadedAndNonblocking' | 'blockingButTrivial';
}

/** The contradictions in a module. What blocks in a function marked `@nonblocking` is reported where it does. */
export function contradictionsIn({ functions }: ModuleSummary): Contradiction[] {
  return functions.flatMap(({ at, name, tags, trivial }): Contradiction[] => {
    const blocks = tags.some(tag => tag.startsWith('blocking'));
    const found = (kind: Contradiction['kind']): Contradiction[] => [{ at, name, kind }];
    if (tags.includes('nonblocking')) {
      if (blocks) return found('blockingAndNonblocking');
      return tags.includes('offloaded') ? found('offloadedAndNonblocking') : [];
    }
    return blocks && trivial ? found('blockingButTrivial') : [];
  });
}
