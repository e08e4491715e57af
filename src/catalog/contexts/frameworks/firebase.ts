/** Firebase: functions of both generations. Facts: its reference of firebase-functions. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { early, later, methods, modules } from '../rows.ts';

const functions = (names: readonly string[]) => methods('', names, later('last', 'Firebase function'));
const onInit = { onInit: early(0, 'Firebase functions as they start') };

/** The events of the second generation, by the namespace and the submodule that has them. */
const secondGeneration: Readonly<Record<string, readonly string[]>> = {
  https: ['onRequest', 'onCall'],
  scheduler: ['onSchedule'],
  firestore: ['Created', 'Updated', 'Deleted', 'Written'].flatMap(event => [`onDocument${event}`, `onDocument${event}WithAuthContext`]),
  database: ['onValueCreated', 'onValueUpdated', 'onValueDeleted', 'onValueWritten'],
  storage: ['onObjectFinalized', 'onObjectDeleted', 'onObjectArchived', 'onObjectMetadataUpdated'],
  pubsub: ['onMessagePublished'],
  tasks: ['onTaskDispatched'],
  identity: ['beforeUserCreated', 'beforeUserSignedIn'],
  eventarc: ['onCustomEventPublished'],
  remoteConfig: ['onConfigUpdated'],
  testLab: ['onTestMatrixCompleted'],
};
const inNamespaces = Object.entries(secondGeneration).flatMap(([namespace, names]) => names.map(name => `${namespace}.${name}`));

const onChanges = ['onCreate', 'onUpdate', 'onDelete', 'onWrite'];
const firstGeneration = [
  'https.onRequest',
  'https.onCall',
  ...onChanges.flatMap(on => [`firestore.document().${on}`, `database.ref().${on}`]),
  'pubsub.schedule().onRun',
  'pubsub.topic().onPublish',
  ...['onFinalize', 'onDelete', 'onArchive', 'onMetadataUpdate'].map(on => `storage.object().${on}`),
  ...['onCreate', 'onDelete', 'beforeCreate', 'beforeSignIn'].map(on => `auth.user().${on}`),
  'tasks.taskQueue().onDispatch',
  'remoteConfig.onUpdate',
  'analytics.event().onLog',
];
const firstAgain = {
  'runWith()': '',
  'region()': '',
  'pubsub.schedule().timeZone()': 'pubsub.schedule()',
  'pubsub.schedule().retryConfig()': 'pubsub.schedule()',
  'storage.bucket()': 'storage',
  'database.instance()': 'database',
};

export const firebase: readonly ContextTableShape[] = [
  // The package itself has the first generation up to version 5, and the second from 6 on.
  {
    module: 'firebase-functions',
    framework: 'Firebase',
    callbacks: { ...functions([...firstGeneration, ...inNamespaces]), ...onInit },
    same: firstAgain,
  },
  { module: 'firebase-functions/v1', framework: 'Firebase', callbacks: { ...functions(firstGeneration), ...onInit }, same: firstAgain },
  { module: 'firebase-functions/v2', framework: 'Firebase', callbacks: { ...functions(inNamespaces), ...onInit } },
  ...Object.entries(secondGeneration).flatMap(([namespace, names]) =>
    modules([`firebase-functions/${namespace}`, `firebase-functions/v2/${namespace}`], { callbacks: functions(names) }),
  ),
];
