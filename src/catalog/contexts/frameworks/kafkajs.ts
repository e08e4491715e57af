/**
 * KafkaJS, and Confluent's client with the same interface: consumers of messages. Facts: its documentation of
 * consuming.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods, modules, within } from '../rows.ts';

export const kafkajs: readonly ContextTableShape[] = modules(['kafkajs', '@confluentinc/kafka-javascript'], {
  framework: 'KafkaJS',
  callbacks: {
    'Consumer#run': within(0, ['eachMessage', 'eachBatch'], 'Kafka consumer'),
    ...methods('', ['Consumer#on', 'Producer#on', 'Admin#on'], later(1, 'Kafka listener')),
  },
  same: { 'Kafka#consumer()': 'Consumer#', 'Kafka#producer()': 'Producer#', 'Kafka#admin()': 'Admin#', 'KafkaJS.Kafka': 'Kafka' },
});
