/**
 * Calls that hold the thread until something else is done: sleeps, workers and event loops made synchronous, answers
 * on standard input, locks. Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

const timer = (milliseconds: number) =>
  ({ rewrite: { milliseconds }, counterpart: { expression: 'setTimeout(ms)', from: 'node:timers/promises' } }) as const;
const question = { counterpart: { expression: 'createInterface(options).question(query)', from: 'node:readline/promises' } } as const;

export const waiting = [
  { module: 'atomic-sleep', kind: 'wait', blocking: { '': timer(1) } },
  { module: 'synckit', kind: 'wait', blocking: {}, untyped: { 'createSyncFn()': {} } },
  {
    // A lock that is taken is an error: what takes the time is the disk.
    module: 'proper-lockfile',
    kind: 'disk',
    blocking: {
      checkSync: { metadata: true, counterpart: { promise: 'check' } },
      lockSync: { counterpart: { promise: 'lock' } },
      unlockSync: { counterpart: { promise: 'unlock' } },
    },
  },
  {
    // Formatting takes the calling thread in its asynchronous form too.
    module: '@prettier/sync',
    kind: 'wait',
    blocking: {
      check: {},
      format: {},
      formatWithCursor: {},
      getFileInfo: { counterpart: { expression: 'getFileInfo(path)', from: 'prettier' } },
      resolveConfig: { counterpart: { expression: 'resolveConfig(path)', from: 'prettier' } },
      resolveConfigFile: { counterpart: { expression: 'resolveConfigFile(path)', from: 'prettier' } },
    },
    same: { 'createSynchronizedPrettier()': '' },
  },
  {
    module: 'deasync',
    kind: 'wait',
    blocking: { loopWhile: {}, runLoopOnce: { weight: 'light' }, sleep: timer(1) },
    untyped: { '()': { counterpart: { expression: 'promisify(function)', from: 'node:util' } } },
  },
  {
    module: 'lockfile',
    kind: 'disk',
    blocking: {
      checkSync: { metadata: true, counterpart: { callback: 'check' }, rewrite: { untyped: true } },
      lockSync: { counterpart: { callback: 'lock' }, rewrite: { untyped: true } },
      unlockSync: { counterpart: { callback: 'unlock' } },
    },
  },
  {
    module: 'make-synchronized',
    kind: 'wait',
    blocking: {},
    untyped: { '()': {}, 'makeDefaultExportSynchronized()': {}, 'makeSynchronized()': {}, 'makeSynchronizedFunction()': {} },
  },
  { module: 'prompt-sync', kind: 'wait', blocking: {}, untyped: { '()': question } },
  {
    module: 'readline-sync',
    kind: 'wait',
    blocking: {
      keyIn: question,
      keyInPause: question,
      keyInSelect: question,
      keyInYN: question,
      keyInYNStrict: question,
      prompt: question,
      promptCL: question,
      promptCLLoop: question,
      promptLoop: question,
      promptSimShell: question,
      question,
      questionEMail: question,
      questionFloat: question,
      questionInt: question,
      questionNewPassword: question,
      questionPath: question,
    },
  },
  { module: 'sleep', kind: 'wait', blocking: { msleep: timer(1), sleep: timer(1000), usleep: timer(0.001) } },
] as const satisfies readonly PackageTable[];
