/** Consumers of messages: Kafka, RabbitMQ, NATS, Redis, MQTT, SQS. Facts: the documentation of each client. */
import type { ContextTableShape } from '../model.ts';
import { later, methods, modules, within } from './rows.ts';

export const kafkajs: readonly ContextTableShape[] = modules(['kafkajs', '@confluentinc/kafka-javascript'], {
  framework: 'KafkaJS',
  callbacks: {
    'Consumer#run': within(0, ['eachMessage', 'eachBatch'], 'Kafka consumer'),
    'Consumer#on': later(1, 'Kafka listener'),
  },
  same: { 'Kafka#consumer()': 'Consumer#', 'KafkaJS.Kafka': 'Kafka' },
});

const consume = later(1, 'AMQP consumer');

export const amqplib: readonly ContextTableShape[] = [
  {
    module: 'amqplib',
    framework: 'amqplib',
    callbacks: { 'Channel#consume': consume },
    same: {
      'connect()': 'ChannelModel#',
      'ChannelModel#createChannel()': 'Channel#',
      'ChannelModel#createConfirmChannel()': 'Channel#',
      ConfirmChannel: 'Channel',
      Connection: 'ChannelModel',
    },
  },
  {
    module: 'amqplib/callback_api',
    callbacks: {
      connect: { ...later('last', 'AMQP callback'), gives: { 1: 'Connection#' } },
      'Connection#createChannel': { ...later('last', 'AMQP callback'), gives: { 1: 'Channel#' } },
      'Channel#consume': consume,
    },
    same: { 'Connection#createChannel()': 'Channel#' },
  },
];

export const nats: readonly ContextTableShape[] = modules(['nats', '@nats-io/transport-node', '@nats-io/nats-core'], {
  framework: 'NATS',
  callbacks: {
    'NatsConnection#subscribe': within(1, ['callback'], 'NATS subscription'),
  },
  same: { 'connect()': 'NatsConnection#' },
});

const redisListener = later(1, 'Redis listener');

export const redis: readonly ContextTableShape[] = modules(['redis', '@redis/client'], {
  framework: 'Redis',
  callbacks: {
    ...methods('Client#', ['subscribe', 'pSubscribe', 'sSubscribe'], later(1, 'Redis subscription')),
    ...methods('Client#', ['on', 'once'], redisListener),
  },
  same: {
    'createClient()': 'Client#',
    'createCluster()': 'Client#',
    'Client#duplicate()': 'Client#',
    'Client#on()': 'Client#',
    'Client#connect()': 'Client#',
    RedisClientType: 'Client',
  },
});

export const ioredis: ContextTableShape = {
  module: 'ioredis',
  framework: 'ioredis',
  callbacks: {
    ...methods('#', ['on', 'once'], redisListener),
    ...methods('', ['#subscribe', '#psubscribe', '#get', '#set', '#exec'], later('last', 'Redis callback')),
  },
  same: { Redis: '', '#duplicate()': '#', '#on()': '#' },
};

export const mqtt: ContextTableShape = {
  module: 'mqtt',
  framework: 'MQTT.js',
  callbacks: {
    ...methods('MqttClient#', ['on', 'once'], later(1, 'MQTT listener')),
    ...methods('MqttClient#', ['subscribe', 'publish', 'unsubscribe', 'end'], later('last', 'MQTT callback')),
  },
  same: { 'connect()': 'MqttClient#', 'connectAsync()': 'MqttClient#', 'MqttClient#on()': 'MqttClient#' },
};

export const sqsConsumer: ContextTableShape = {
  module: 'sqs-consumer',
  framework: 'sqs-consumer',
  callbacks: { 'Consumer.create': within(0, ['handleMessage', 'handleMessageBatch'], 'SQS message handler') },
};
