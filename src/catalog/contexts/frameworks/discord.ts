/**
 * discord.js: listeners of the client and of collectors, and the modules of commands and events as its guide lays them
 * out. Facts: its guide and its documentation of Client.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, early, later, listenerMethods, methods } from '../rows.ts';

const script = '\\.[cm]?[jt]s';
const listener = later(1, 'Discord listener');
const collectors = ['InteractionCollector', 'MessageCollector', 'ReactionCollector'];
const isReady = early(1, 'Discord client as it starts', { argument: 0, oneOf: ['ready', 'clientReady'] });
const execute = ['execute', 'default.execute'];

export const discord: readonly ContextTableShape[] = [
  {
    module: 'discord.js',
    framework: 'discord.js',
    callbacks: {
      ...methods('Client#', listenerMethods, [isReady, listener]),
      ...Object.fromEntries(collectors.flatMap(name => Object.entries(methods(`${name}#`, listenerMethods, listener)))),
    },
    same: chained('Client#', listenerMethods),
    files: [
      { files: `commands/.+${script}`, exports: execute, parameters: [['interaction']], as: 'Discord command' },
      { files: `events/.+${script}`, exports: execute, parameters: [['interaction', 'message']], as: 'Discord listener' },
    ],
  },
];
