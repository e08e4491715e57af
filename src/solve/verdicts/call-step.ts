/** One step of what a function runs before it returns. */
import type { Span } from '../../summary/model.ts';
import type { Blocker } from '../blocker.ts';
import type { FunctionValue } from '../values/abstract-value.ts';

export interface CallStep {
  readonly at: Span;
  readonly target: CallTarget;
}

/** What a call runs that a verdict is about: a blocker, or a function of the project. */
export type CallTarget = Blocker | FunctionValue;

export const isFunctionValue = (target: CallTarget): target is FunctionValue => target.kind === 'function';
