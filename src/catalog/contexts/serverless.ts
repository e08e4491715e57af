/**
 * Serverless functions: AWS Lambda with Middy, Azure, Google Cloud, Firebase, Cloudflare. Facts: their documentation of
 * handlers. An instance of a Lambda function takes one request at a time, but its own promises wait all the same.
 */
import type { ContextTableShape } from '../model.ts';
import { later, methods, modules, within } from './rows.ts';

const event = ['event', '_event'];
const context = ['context', 'ctx', '_context', '_ctx'];

export const lambda: ContextTableShape = {
  module: 'aws-lambda',
  framework: 'AWS Lambda',
  files: [{ files: '[^/]+\\.[cm]?[jt]s', exports: ['handler', 'lambdaHandler'], parameters: [event, context], as: 'Lambda handler' }],
};

export const middy: readonly ContextTableShape[] = modules(['@middy/core', 'middy'], {
  framework: 'Middy',
  callbacks: {
    '': later(0, 'Lambda handler'),
    '#handler': later(0, 'Lambda handler'),
    '#use': within(0, ['before', 'after', 'onError', '*.before', '*.after', '*.onError'], 'Middy middleware'),
    ...methods('#', ['before', 'after', 'onError'], later(0, 'Middy middleware')),
  },
  same: { '()': '#', ...Object.fromEntries(['use', 'before', 'after', 'onError', 'handler'].map(name => [`#${name}()`, '#'])) },
});

const triggers = ['http', 'get', 'post', 'put', 'patch', 'deleteRequest', 'timer', 'serviceBusQueue', 'serviceBusTopic', 'storageBlob', 'storageQueue'];
const azureAs = 'Azure function';

export const azure: ContextTableShape = {
  module: '@azure/functions',
  framework: 'Azure Functions',
  callbacks: {
    ...methods('app.', [...triggers, 'cosmosDB', 'eventHub', 'eventGrid', 'warmup', 'generic'], [later(1, azureAs), within(1, ['handler'], azureAs)]),
    ...methods('app.hook.', ['preInvocation', 'postInvocation'], later(0, 'Azure hook')),
  },
};

export const googleCloud: ContextTableShape = {
  module: '@google-cloud/functions-framework',
  framework: 'Google Cloud Functions',
  callbacks: methods('', ['http', 'cloudEvent', 'event', 'typed'], later(1, 'Cloud Function')),
};

const firebaseV2 = (names: readonly string[]) => methods('', names, later('last', 'Firebase function'));
const documents = ['onDocumentCreated', 'onDocumentUpdated', 'onDocumentDeleted', 'onDocumentWritten'];
const values = ['onValueCreated', 'onValueUpdated', 'onValueDeleted', 'onValueWritten'];
const objects = ['onObjectFinalized', 'onObjectDeleted', 'onObjectArchived', 'onObjectMetadataUpdated'];
const firebaseV1 = ['https.onRequest', 'https.onCall', ...['onCreate', 'onUpdate', 'onDelete', 'onWrite'].flatMap(on => [`firestore.document().${on}`, `database.ref().${on}`])];

export const firebase: readonly ContextTableShape[] = [
  ...modules(['firebase-functions', 'firebase-functions/v1'], {
    framework: 'Firebase',
    callbacks: firebaseV2([
      ...firebaseV1,
      'pubsub.schedule().onRun',
      'pubsub.schedule().timeZone().onRun',
      'pubsub.topic().onPublish',
      'storage.object().onFinalize',
      'auth.user().onCreate',
      'auth.user().onDelete',
    ]),
    same: { 'runWith()': '', 'region()': '' },
  }),
  ...modules(['firebase-functions/v2', 'firebase-functions/https', 'firebase-functions/v2/https'], {
    callbacks: firebaseV2(['onRequest', 'onCall', 'https.onRequest', 'https.onCall']),
  }),
  ...modules(['firebase-functions/scheduler', 'firebase-functions/v2/scheduler'], { callbacks: firebaseV2(['onSchedule']) }),
  ...modules(['firebase-functions/firestore', 'firebase-functions/v2/firestore'], { callbacks: firebaseV2(documents) }),
  ...modules(['firebase-functions/database', 'firebase-functions/v2/database'], { callbacks: firebaseV2(values) }),
  ...modules(['firebase-functions/storage', 'firebase-functions/v2/storage'], { callbacks: firebaseV2(objects) }),
  ...modules(['firebase-functions/pubsub', 'firebase-functions/v2/pubsub'], { callbacks: firebaseV2(['onMessagePublished']) }),
];

export const cloudflare: ContextTableShape = {
  module: 'cloudflare:workers',
  framework: 'Cloudflare Workers',
  files: [
    {
      files: '[^/]+\\.[cm]?[jt]s',
      exports: ['default.fetch', 'default.scheduled', 'default.queue', 'default.email'],
      parameters: [['request', 'req', '_request', 'event', 'controller', 'batch', 'message'], ['env', '_env']],
      as: 'Cloudflare Workers handler',
    },
  ],
  overrides: {
    WorkerEntrypoint: { methods: ['fetch', 'scheduled', 'queue'], as: 'Cloudflare Workers handler' },
    DurableObject: { methods: ['fetch', 'alarm', 'webSocketMessage', 'webSocketClose', 'webSocketError'], as: 'Durable Object method' },
  },
};
