/** The lookup of a loop's summary. */
import type { LoopId, LoopSummary } from '../../summary/model.ts';
import type { FunctionValue } from '../values/abstract-value.ts';

export const loopOf = ({ module }: FunctionValue, id: LoopId): LoopSummary => module.summary.loops[id] as LoopSummary;
