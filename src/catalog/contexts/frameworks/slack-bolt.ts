/** Slack's Bolt: listeners, middleware and error handlers of an app. Facts: its reference of App. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods, within } from '../rows.ts';

const boltMethods = ['event', 'message', 'command', 'action', 'shortcut', 'view', 'options', 'function', 'use', 'error'];

export const slackBolt: readonly ContextTableShape[] = [
  {
    module: '@slack/bolt',
    framework: 'Slack Bolt',
    callbacks: {
      ...methods('App#', boltMethods, later('every', 'Slack listener')),
      'new App': [within(0, ['customRoutes.*.handler'], 'Slack custom route'), within(0, ['authorize'], 'Slack authorization')],
      'new Assistant': within(0, ['threadStarted', 'threadContextChanged', 'userMessage'], 'Slack assistant'),
    },
  },
];
