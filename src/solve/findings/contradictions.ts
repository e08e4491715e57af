/** The finding "contradiction": doc comments about blocking that cannot be true. Knows the summary alone. */
import type { ModuleSummary, Span } from '../../summary/model.ts';

/** A doc comment that the code, or another tag, contradicts. */
export interface Contradiction {
  readonly at: Span;
  readonly name: string;
  readonly kind: 'blockingAndNonblocking' | 'offloadedAndNonblocking' | 'blockingButTrivial';
}

/** Returns the contradictions in a module. A blocking call in a function marked `@nonblocking` is another finding. */
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
