/** Slack's Bolt: listeners, middleware and error handlers of an app. Facts: its reference of App. */
import type { ContextTableShape } from '../../model.ts';
import { later, methods } from '../rows.ts';

const boltMethods = ['event', 'message', 'command', 'action', 'shortcut', 'view', 'options', 'function', 'use', 'error', 'assistant'];

export const slackBolt: readonly ContextTableShape[] = [
  {
    module: '@slack/bolt',
    framework: 'Slack Bolt',
    callbacks: methods('App#', boltMethods, later('every', 'Slack listener')),
  },
];
