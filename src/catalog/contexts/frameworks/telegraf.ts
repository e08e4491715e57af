/** Telegraf: handlers of a bot, of composers and of scenes, which chain. Facts: its documentation of Composer, Telegraf and Scenes. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, later, methods } from '../rows.ts';

const handler = later('every', 'Telegraf handler');
const composing = [
  'use',
  'guard',
  'on',
  'hears',
  'command',
  'action',
  'inlineQuery',
  'gameQuery',
  'reaction',
  'drop',
  'filter',
  'entity',
  'email',
  'url',
  'textLink',
  'textMention',
  'mention',
  'phone',
  'hashtag',
  'cashtag',
  'spoiler',
  'start',
  'help',
  'settings',
];
const receivers = ['Telegraf#', 'Composer#', 'Scenes.BaseScene#', 'Scenes.WizardScene#'];

export const telegraf: readonly ContextTableShape[] = [
  {
    module: 'telegraf',
    framework: 'Telegraf',
    callbacks: {
      ...Object.fromEntries(receivers.flatMap(receiver => Object.entries(methods(receiver, composing, handler)))),
      'Telegraf#catch': handler,
      ...methods('Scenes.BaseScene#', ['enter', 'leave'], handler),
      ...methods('Scenes.WizardScene#', ['enter', 'leave'], handler),
      'new Scenes.WizardScene': handler,
    },
    same: Object.fromEntries(receivers.flatMap(receiver => Object.entries(chained(receiver, composing)))),
  },
];
