/** sqs-consumer: handlers of messages. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { within } from '../rows.ts';

export const sqsConsumer: readonly ContextTableShape[] = [
  {
    module: 'sqs-consumer',
    framework: 'sqs-consumer',
    callbacks: {
      'Consumer.create': within(
        0,
        ['handleMessage', 'handleMessageBatch', 'preReceiveMessageCallback', 'postReceiveMessageCallback'],
        'SQS message handler',
      ),
    },
  },
];
