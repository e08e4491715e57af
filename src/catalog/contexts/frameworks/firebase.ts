/** Firebase: functions of both generations. Facts: its reference of firebase-functions. */
import type { ContextTableShape } from '../../model.ts';
import { later, methods, modules } from '../rows.ts';

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
