/** grammY: handlers of a bot and of composers, which chain. Facts: its API reference of Composer and Bot. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, later, methods } from '../rows.ts';

const handler = later('every', 'grammY handler');
const composing = [
  'on',
  'use',
  'hears',
  'command',
  'reaction',
  'chatType',
  'callbackQuery',
  'gameQuery',
  'inlineQuery',
  'chosenInlineResult',
  'preCheckoutQuery',
  'shippingQuery',
  'filter',
  'drop',
  'fork',
  'lazy',
  'route',
  'branch',
  'errorBoundary',
];

export const grammy: readonly ContextTableShape[] = [
  {
    module: 'grammy',
    framework: 'grammY',
    callbacks: {
      ...methods('Bot#', composing, handler),
      'Bot#catch': handler,
      'Bot#api.config.use': later('every', 'grammY transformer'),
      ...methods('Composer#', composing, handler),
    },
    same: {
      ...Object.fromEntries(composing.map(name => [`Bot#${name}()`, 'Composer#'])),
      ...chained('Composer#', composing),
    },
  },
];
