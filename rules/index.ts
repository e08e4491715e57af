/** Every rule, by its name. */
import type { EventLoopRule } from '../src/lint/rule.ts';
import noBlockingWait from './no-blocking-wait.ts';
import noCpuBoundCall from './no-cpu-bound-call.ts';
import noSyncChildProcess from './no-sync-child-process.ts';
import noSyncDatabase from './no-sync-database.ts';
import noSyncFs from './no-sync-fs.ts';

const all: readonly EventLoopRule[] = [noBlockingWait, noCpuBoundCall, noSyncChildProcess, noSyncDatabase, noSyncFs];

export const rules: Readonly<Record<string, EventLoopRule>> = Object.fromEntries(all.map(rule => [rule.name, rule]));
