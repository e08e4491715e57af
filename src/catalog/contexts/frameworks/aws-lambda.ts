/**
 * AWS Lambda: handlers, by the name that templates have for them and their parameters. Facts: its documentation of
 * handlers in Node.js. An instance takes one request at a time, but its own promises wait all the same.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

const event = ['event', '_event'];
const as = 'Lambda handler';

export const awsLambda: readonly ContextTableShape[] = [
  {
    module: 'aws-lambda',
    framework: 'AWS Lambda',
    files: [{ files: '[^/]+\\.[cm]?[jt]s', exports: ['handler', 'lambdaHandler'], parameters: [event], as }],
  },
  // Node.js on Lambda has it as a global.
  { module: 'globalThis', callbacks: { 'awslambda.streamifyResponse': later(0, as) } },
];
