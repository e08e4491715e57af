/** Google Cloud Functions: functions of requests and of events. Facts: the README of its functions framework. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods } from '../rows.ts';

export const googleCloudFunctions: readonly ContextTableShape[] = [
  {
    module: '@google-cloud/functions-framework',
    framework: 'Google Cloud Functions',
    callbacks: methods('', ['http', 'cloudEvent'], later(1, 'Cloud Function')),
  },
];
