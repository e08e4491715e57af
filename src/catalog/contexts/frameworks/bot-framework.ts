/**
 * Bot Framework: activity handlers and the logic of a turn. Facts: its reference of ActivityHandler and CloudAdapter.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods } from '../rows.ts';

const activities = [
  'onMessage',
  'onMembersAdded',
  'onMembersRemoved',
  'onConversationUpdate',
  'onEvent',
  'onTurn',
  'onDialog',
  'onInstallationUpdate',
];

export const botFramework: readonly ContextTableShape[] = [
  {
    module: 'botbuilder',
    framework: 'Bot Framework',
    callbacks: {
      ...methods('ActivityHandler#', activities, later(0, 'bot activity handler')),
      ...methods('TeamsActivityHandler#', activities, later(0, 'bot activity handler')),
      'CloudAdapter#process': later('last', 'bot turn handler'),
      'BotFrameworkAdapter#processActivity': later('last', 'bot turn handler'),
    },
  },
];
