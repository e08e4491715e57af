/** ioredis: listeners, and callbacks of commands. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods } from '../rows.ts';

const redisListener = later(1, 'Redis listener');

export const ioredis: readonly ContextTableShape[] = [
  {
    module: 'ioredis',
    framework: 'ioredis',
    callbacks: {
      ...methods('#', ['on', 'once'], redisListener),
      ...methods('', ['#subscribe', '#psubscribe', '#get', '#set', '#exec'], later('last', 'Redis callback')),
    },
    same: { Redis: '', Cluster: '', '#duplicate()': '#', '#on()': '#' },
  },
];
