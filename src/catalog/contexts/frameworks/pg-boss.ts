/** pg-boss: jobs. Facts: its documentation of workers. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const pgBoss: readonly ContextTableShape[] = [
  {
    module: 'pg-boss',
    framework: 'pg-boss',
    callbacks: { '#work': later('last', 'pg-boss job'), 'PgBoss#work': later('last', 'pg-boss job') },
  },
];
