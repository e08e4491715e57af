/** Telegraf: handlers of a bot and of composers, which chain. Facts: its documentation of Composer. */
import type { ContextTableShape } from '../../model.ts';
import { chained, later, methods } from '../rows.ts';

const telegrafMethods = ['on', 'command', 'hears', 'action', 'start', 'help', 'settings', 'use', 'inlineQuery', 'gameQuery', 'catch', 'reaction', 'url', 'mention'];

export const telegraf: readonly ContextTableShape[] = [
  {
    module: 'telegraf',
    framework: 'Telegraf',
    callbacks: {
      ...methods('Telegraf#', telegrafMethods, later('every', 'Telegraf handler')),
      ...methods('Composer#', telegrafMethods, later('every', 'Telegraf handler')),
    },
    same: { ...chained('Telegraf#', telegrafMethods), ...chained('Composer#', telegrafMethods) },
  },
];
