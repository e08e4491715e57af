/** MQTT.js: listeners, and callbacks of what a client does. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods } from '../rows.ts';

export const mqtt: readonly ContextTableShape[] = [
  {
    module: 'mqtt',
    framework: 'MQTT.js',
    callbacks: {
      ...methods('MqttClient#', ['on', 'once'], later(1, 'MQTT listener')),
      ...methods('MqttClient#', ['subscribe', 'publish', 'unsubscribe', 'end'], later('last', 'MQTT callback')),
    },
    same: { 'connect()': 'MqttClient#', 'connectAsync()': 'MqttClient#', 'MqttClient#on()': 'MqttClient#' },
  },
];
