/** grammY: handlers of a bot and of composers, which chain. Facts: its API reference of Composer. */
import type { ContextTableShape } from '../../model.ts';
import { chained, later, methods } from '../rows.ts';

const grammyMethods = ['on', 'command', 'hears', 'callbackQuery', 'inlineQuery', 'reaction', 'chatType', 'use', 'catch'];

export const grammy: readonly ContextTableShape[] = [
  {
    module: 'grammy',
    framework: 'grammY',
    callbacks: {
      ...methods('Bot#', grammyMethods, later('every', 'grammY handler')),
      ...methods('Composer#', grammyMethods, later('every', 'grammY handler')),
    },
    same: { 'Bot#filter()': 'Composer#', ...chained('Composer#', grammyMethods) },
  },
];
