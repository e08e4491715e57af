/** Inngest: functions. Facts: its reference. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const inngest: readonly ContextTableShape[] = [
  {
    module: 'inngest',
    framework: 'Inngest',
    callbacks: { 'Inngest#createFunction': later('last', 'Inngest function') },
  },
];
