/** All rules by name. */
import type { EventLoopRule } from '../src/rule/rule.ts';
import noAwaitNonAwaitable from './no-await-non-awaitable.ts';
import noBlockingWait from './no-blocking-wait.ts';
import noBusyLoop from './no-busy-loop.ts';
import noContradictoryAnnotation from './no-contradictory-annotation.ts';
import noCpuBoundCall from './no-cpu-bound-call.ts';
import noExecutorClosure from './no-executor-closure.ts';
import noFakeAsync from './no-fake-async.ts';
import noStarvation from './no-starvation.ts';
import noSyncChildProcess from './no-sync-child-process.ts';
import noSyncDatabase from './no-sync-database.ts';
import noSyncFs from './no-sync-fs.ts';
import noSyncNetwork from './no-sync-network.ts';
import noSyncRequire from './no-sync-require.ts';

const all: readonly EventLoopRule[] = [
  noAwaitNonAwaitable,
  noBlockingWait,
  noBusyLoop,
  noContradictoryAnnotation,
  noCpuBoundCall,
  noExecutorClosure,
  noFakeAsync,
  noStarvation,
  noSyncChildProcess,
  noSyncDatabase,
  noSyncFs,
  noSyncNetwork,
  noSyncRequire,
];

export const rules: Readonly<Record<string, EventLoopRule>> = Object.fromEntries(all.map(rule => [rule.name, rule]));
