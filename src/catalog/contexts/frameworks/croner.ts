/** croner: jobs in the process. Facts: its documentation. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const croner: readonly ContextTableShape[] = [
  {
    module: 'croner',
    framework: 'croner',
    callbacks: { 'new Cron': later('last', 'cron job'), 'new default': later('last', 'cron job'), Cron: later('last', 'cron job') },
  },
];
