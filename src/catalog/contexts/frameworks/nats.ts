/** NATS: callbacks of subscriptions. Facts: the README of its client. */
import type { ContextTableShape } from '../../model.ts';
import { modules, within } from '../rows.ts';

export const nats: readonly ContextTableShape[] = modules(['nats', '@nats-io/transport-node', '@nats-io/nats-core'], {
  framework: 'NATS',
  callbacks: {
    'NatsConnection#subscribe': within(1, ['callback'], 'NATS subscription'),
  },
  same: { 'connect()': 'NatsConnection#' },
});
