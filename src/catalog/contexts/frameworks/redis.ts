/** node-redis: subscriptions and listeners. Facts: its documentation of Pub/Sub. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, listenerMethods, methods, modules } from '../rows.ts';

const redisListener = later(1, 'Redis listener');

export const redis: readonly ContextTableShape[] = modules(['redis', '@redis/client'], {
  framework: 'Redis',
  callbacks: {
    ...methods('Client#', ['subscribe', 'pSubscribe', 'sSubscribe'], later(1, 'Redis subscription')),
    ...methods('Client#', listenerMethods, redisListener),
  },
  same: {
    'createClient()': 'Client#',
    'createCluster()': 'Client#',
    'createSentinel()': 'Client#',
    'createClientPool()': 'Client#',
    'Client#duplicate()': 'Client#',
    'Client#on()': 'Client#',
    'Client#connect()': 'Client#',
    RedisClientType: 'Client',
  },
});
