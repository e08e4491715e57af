/** Call steps: a call step is one call or loop of a function that a verdict depends on. Knows nothing of how steps are found. */
import type { Span } from '../../summary/model.ts';
import type { Blocker } from '../blocker.ts';
import type { FunctionValue } from '../values/abstract-value.ts';

export interface CallStep {
  readonly at: Span;
  readonly target: CallTarget;
}

/** The target of a step: a blocker, or a function of the project. */
export type CallTarget = Blocker | FunctionValue;

export const isFunctionValue = (target: CallTarget): target is FunctionValue => target.kind === 'function';
