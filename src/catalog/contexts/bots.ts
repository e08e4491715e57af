/** Chat bots: discord.js, Telegraf, grammY, Slack's Bolt, Probot, Bot Framework. Facts: their documentation of listeners. */
import type { ContextTableShape } from '../model.ts';
import { chained, early, later, methods } from './rows.ts';

const listener = later(1, 'Discord listener');

export const discord: ContextTableShape = {
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
};

const telegrafMethods = ['on', 'command', 'hears', 'action', 'start', 'help', 'settings', 'use', 'inlineQuery', 'gameQuery', 'catch', 'reaction', 'url', 'mention'];

export const telegraf: ContextTableShape = {
  module: 'telegraf',
  framework: 'Telegraf',
  callbacks: {
    ...methods('Telegraf#', telegrafMethods, later('every', 'Telegraf handler')),
    ...methods('Composer#', telegrafMethods, later('every', 'Telegraf handler')),
  },
  same: { ...chained('Telegraf#', telegrafMethods), ...chained('Composer#', telegrafMethods) },
};

const grammyMethods = ['on', 'command', 'hears', 'callbackQuery', 'inlineQuery', 'reaction', 'chatType', 'use', 'catch'];

export const grammy: ContextTableShape = {
  module: 'grammy',
  framework: 'grammY',
  callbacks: {
    ...methods('Bot#', grammyMethods, later('every', 'grammY handler')),
    ...methods('Composer#', grammyMethods, later('every', 'grammY handler')),
  },
  same: { 'Bot#filter()': 'Composer#', ...chained('Composer#', grammyMethods) },
};

const boltMethods = ['event', 'message', 'command', 'action', 'shortcut', 'view', 'options', 'function', 'use', 'error', 'assistant'];

export const slack: ContextTableShape = {
  module: '@slack/bolt',
  framework: 'Slack Bolt',
  callbacks: methods('App#', boltMethods, later('every', 'Slack listener')),
};

export const probot: ContextTableShape = {
  module: 'probot',
  framework: 'Probot',
  callbacks: {
    'Probot#on': later(1, 'Probot listener'),
    'Probot#onAny': later(0, 'Probot listener'),
    'Probot#onError': later(0, 'Probot listener'),
    'Probot#load': { ...early(0, 'Probot app'), gives: { 0: 'Probot#' } },
    run: { ...early(0, 'Probot app'), gives: { 0: 'Probot#' } },
    createNodeMiddleware: { ...early(0, 'Probot app'), gives: { 0: 'Probot#' } },
  },
};

const activities = ['onMessage', 'onMembersAdded', 'onMembersRemoved', 'onConversationUpdate', 'onEvent', 'onTurn', 'onDialog', 'onInstallationUpdate'];

export const botbuilder: ContextTableShape = {
  module: 'botbuilder',
  framework: 'Bot Framework',
  callbacks: {
    ...methods('ActivityHandler#', activities, later(0, 'bot activity handler')),
    ...methods('TeamsActivityHandler#', activities, later(0, 'bot activity handler')),
    'CloudAdapter#process': later('last', 'bot turn handler'),
    'BotFrameworkAdapter#processActivity': later('last', 'bot turn handler'),
  },
};
