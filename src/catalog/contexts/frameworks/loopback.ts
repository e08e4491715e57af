/**
 * LoopBack 4: decorated methods of controllers, and sequences. Facts: its documentation of controllers and sequences.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { decorators, later, method } from '../rows.ts';

export const loopback: readonly ContextTableShape[] = [
  {
    module: '@loopback/rest',
    framework: 'LoopBack',
    decorated: decorators(['get', 'post', 'put', 'patch', 'del', 'operation'], 'LoopBack controller method'),
    callbacks: {
      'RestApplication#handler': later(0, 'LoopBack sequence'),
      'RestApplication#route': later(3, 'LoopBack route handler'),
    },
    overrides: {
      SequenceHandler: method('handle', 'LoopBack sequence'),
      DefaultSequence: method('handle', 'LoopBack sequence'),
      MiddlewareSequence: method('handle', 'LoopBack sequence'),
    },
  },
  {
    module: '@loopback/core',
    overrides: { LifeCycleObserver: { methods: ['init', 'start', 'stop'], as: 'LoopBack life cycle observer', runs: 'startup' } },
  },
];
