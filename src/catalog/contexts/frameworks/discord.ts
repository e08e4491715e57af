/** discord.js: listeners of the client and of collectors. Facts: its guide and its documentation of Client. */
import type { ContextTableShape } from '../../model.ts';
import { early, later, methods } from '../rows.ts';

const listener = later(1, 'Discord listener');

export const discord: readonly ContextTableShape[] = [
  {
    module: 'discord.js',
    framework: 'discord.js',
    callbacks: {
      ...methods('Client#', ['on', 'once'], [
        early(1, 'Discord client as it starts', { argument: 0, oneOf: ['ready', 'clientReady'] }),
        listener,
      ]),
      ...methods('InteractionCollector#', ['on', 'once'], listener),
    },
    same: { 'Client#on()': 'Client#', 'Client#once()': 'Client#' },
  },
];
