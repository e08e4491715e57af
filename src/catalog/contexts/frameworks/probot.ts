/**
 * Probot: listeners of GitHub events; the app function itself runs at startup. Facts: its documentation of webhooks.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { early, later } from '../rows.ts';

export const probot: readonly ContextTableShape[] = [
  {
    module: 'probot',
    framework: 'Probot',
    callbacks: {
      'Probot#on': later(1, 'Probot listener'),
      'Probot#onAny': later(0, 'Probot listener'),
      'Probot#onError': later(0, 'Probot listener'),
      'Probot#load': { ...early(0, 'Probot app'), passes: { 0: 'Probot#' } },
      run: { ...early(0, 'Probot app'), passes: { 0: 'Probot#' } },
      createNodeMiddleware: { ...early(0, 'Probot app'), passes: { 0: 'Probot#' } },
    },
  },
];
