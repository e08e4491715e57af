/** NATS: callbacks of subscriptions, of consumers and of services. Facts: the documentation of its clients, versions 2 and 3. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, modules, within } from '../rows.ts';

const consumer = within(0, ['callback'], 'NATS consumer');
const endpoint = [later(1, 'NATS service endpoint'), within(1, ['handler'], 'NATS service endpoint')];
const connection = {
  'NatsConnection#subscribe': within(1, ['callback'], 'NATS subscription'),
};

export const nats: readonly ContextTableShape[] = [
  {
    module: 'nats',
    framework: 'NATS',
    callbacks: {
      ...connection,
      'NatsConnection#jetstream().consumers.get().consume': consumer,
      'NatsConnection#services.add().addEndpoint': endpoint,
    },
    same: { 'connect()': 'NatsConnection#', 'NatsConnection#services.add().addGroup()': 'NatsConnection#services.add()' },
  },
  { module: '@nats-io/transport-node', framework: 'NATS', callbacks: connection, same: { 'connect()': 'NatsConnection#' } },
  ...modules(['@nats-io/nats-core'], { framework: 'NATS', callbacks: connection }),
  { module: '@nats-io/jetstream', callbacks: { 'jetstream().consumers.get().consume': consumer } },
  { module: '@nats-io/services', callbacks: { 'Svcm#add().addEndpoint': endpoint }, same: { 'Svcm#add().addGroup()': 'Svcm#add()' } },
];
