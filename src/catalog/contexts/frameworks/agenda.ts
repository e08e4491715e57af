/** Agenda: jobs. Facts: its documentation. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

const agendaJob = later('every', 'Agenda job');

export const agenda: readonly ContextTableShape[] = [
  {
    module: 'agenda',
    framework: 'Agenda',
    callbacks: { '#define': agendaJob, 'Agenda#define': agendaJob },
  },
];
