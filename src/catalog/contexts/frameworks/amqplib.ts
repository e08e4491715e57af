/** amqplib: consumers of RabbitMQ's messages, with promises and with callbacks. Facts: its API reference. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

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
      connect: { ...later('last', 'AMQP callback'), passes: { 1: 'Connection#' } },
      'Connection#createChannel': { ...later('last', 'AMQP callback'), passes: { 1: 'Channel#' } },
      'Channel#consume': consume,
    },
    same: { 'Connection#createChannel()': 'Channel#' },
  },
];
