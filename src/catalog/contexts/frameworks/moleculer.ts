/**
 * Moleculer: actions, events and hooks of services; `created` and `started` run at startup. Facts: its documentation of
 * services.
 */
import type { ContextTableShape } from '../../model.ts';
import { early, within } from '../rows.ts';

const hookPaths = ['before', 'after', 'error', 'around'].flatMap(type => [`hooks.${type}.*`, `hooks.${type}.*.*`]);
const service = (argument: number) => [
  within(argument, ['actions.*', 'actions.*.handler'], 'Moleculer action'),
  within(argument, ['events.*', 'events.*.handler'], 'Moleculer event handler'),
  within(argument, hookPaths, 'Moleculer hook'),
  early({ argument, properties: ['created', 'started', 'stopped'] }, 'Moleculer life cycle'),
];

export const moleculer: readonly ContextTableShape[] = [
  {
    module: 'moleculer',
    framework: 'Moleculer',
    callbacks: { 'ServiceBroker#createService': service(0), 'Service#parseServiceSchema': service(0) },
  },
];
