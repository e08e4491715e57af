/**
 * LoopBack 4: decorated methods of controllers, and sequences. Facts: its documentation of controllers and sequences.
 */
import type { ContextTableShape } from '../../model.ts';
import { decorators, method } from '../rows.ts';

export const loopback: readonly ContextTableShape[] = [
  {
    module: '@loopback/rest',
    framework: 'LoopBack',
    decorated: decorators(['get', 'post', 'put', 'patch', 'del', 'operation'], 'LoopBack controller method'),
    overrides: { SequenceHandler: method('handle', 'LoopBack sequence'), DefaultSequence: method('handle', 'LoopBack sequence') },
  },
];
