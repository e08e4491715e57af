/** DataLoader: batch functions. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const dataloader: readonly ContextTableShape[] = [
  {
    module: 'dataloader',
    framework: 'DataLoader',
    callbacks: { 'new ': later(0, 'DataLoader batch function') },
  },
];
