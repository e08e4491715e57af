/** micro: the one handler of a service. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const micro: readonly ContextTableShape[] = [
  {
    module: 'micro',
    framework: 'micro',
    callbacks: { '': later(0, 'micro handler'), serve: later(0, 'micro handler'), run: later(2, 'micro handler') },
  },
];
