/**
 * RxJS: functions of operators and of subscribers. What comes at once runs them during the call, what comes later on the
 * event loop, as with promises. Facts: its documentation of observables and operators.
 */
import type { ContextTableShape, Registration } from '../../model/contexts.ts';
import { modules } from '../rows.ts';

const reaction = (callback: Registration['callback'], as: string): Registration => ({ runs: 'reaction', callback, as });
const subscriber = [
  reaction('every', 'RxJS subscriber'),
  reaction({ argument: 0, properties: ['next', 'error', 'complete'] }, 'RxJS subscriber'),
];
const operators = { '*': reaction('every', 'RxJS callback') };
const sources = [
  'from',
  'of',
  'fromEvent',
  'fromEventPattern',
  'interval',
  'timer',
  'merge',
  'concat',
  'combineLatest',
  'forkJoin',
  'zip',
  'race',
  'defer',
  'range',
  'iif',
  'using',
  'generate',
];
const subjects = ['Subject', 'BehaviorSubject', 'ReplaySubject', 'AsyncSubject'];
const observable = 'Observable#';

export const rxjs: readonly ContextTableShape[] = [
  {
    module: 'rxjs',
    framework: 'RxJS',
    callbacks: {
      ...operators,
      'new Observable': reaction(0, 'RxJS source'),
      [`${observable}subscribe`]: subscriber,
      [`${observable}forEach`]: reaction(0, 'RxJS subscriber'),
    },
    same: {
      ...Object.fromEntries(sources.map(name => [`${name}()`, observable])),
      ...Object.fromEntries(subjects.map(name => [name, 'Observable'])),
      [`${observable}pipe()`]: observable,
      [`${observable}asObservable()`]: observable,
    },
  },
  ...modules(['rxjs/operators'], { callbacks: operators }),
  // Of a receiver of which nothing else is known.
  {
    module: '*',
    callbacks: {
      subscribe: [reaction(0, 'subscriber'), reaction({ argument: 0, properties: ['next', 'error', 'complete'] }, 'subscriber')],
    },
  },
];
