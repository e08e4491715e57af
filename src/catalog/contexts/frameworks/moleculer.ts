/**
 * Moleculer: actions, events and hooks of services, which it finds in files named `*.service`; `created` and `started` run
 * at startup. Facts: its documentation of services.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { early, within } from '../rows.ts';

const actions = ['actions.*', 'actions.*.handler'];
const events = ['events.*', 'events.*.handler'];
const hooks = ['before', 'after', 'error'].flatMap(type => [`hooks.${type}.*`, `hooks.${type}.*.*`]);
const lifeCycle = ['created', 'started', 'stopped'];

const service = [
  within(0, actions, 'Moleculer action'),
  within(0, events, 'Moleculer event handler'),
  within(0, hooks, 'Moleculer hook'),
  early({ argument: 0, properties: lifeCycle }, 'Moleculer life cycle'),
];
const files = '[^/]+\\.service\\.[cm]?[jt]s';
const exported = (paths: readonly string[]) => paths.map(path => `default.${path}`);

export const moleculer: readonly ContextTableShape[] = [
  {
    module: 'moleculer',
    framework: 'Moleculer',
    callbacks: { 'ServiceBroker#createService': service, 'Service#parseServiceSchema': service },
    files: [
      { files, exports: exported(actions), as: 'Moleculer action' },
      { files, exports: exported(events), as: 'Moleculer event handler' },
      { files, exports: exported(hooks), as: 'Moleculer hook' },
      { files, exports: exported(lifeCycle), as: 'Moleculer life cycle', runs: 'startup' },
    ],
  },
];
