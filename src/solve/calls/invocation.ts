/** The invocation: one function that a call site or a property read runs, and how. Knows nothing of how it was found. */
import type { Answer, Timing } from '../../catalog/index.ts';
import type { CallSite, Site, Span } from '../../summary/model.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Arguments } from '../values/arguments.ts';
import type { PassedFunction } from './callbacks.ts';

export interface Invocation {
  readonly site: Site;
  /** A function, a class that is constructed, or a node of the catalog. */
  readonly callable: AbstractValue;
  readonly timing: Timing;
  /** The arguments that the callable receives. */
  readonly arguments: Arguments;
  readonly construct: boolean;
  /** True where the result is iterated at once, so that a generator's body runs. */
  readonly iterated: boolean;
  /** The name of the callable in the source. */
  readonly at: Span;
  /** The role of the callable: callee, getter, argument passed by name, or argument written in the call. */
  readonly how: 'called' | 'read' | 'named' | 'inline';
  /** The users' word for such a callback, as in "in this request handler". Empty for callees and getters. */
  readonly as: string;
  /** The use that the callee makes of the callback's result; absent where that is unknown. */
  readonly answer: Answer | undefined;
}

/** Returns the invocation of a callback by the callee of a site. */
export const invocationOfCallback = (
  site: CallSite,
  { callable, at, named }: PassedFunction,
  timing: Timing,
  as: string,
  answer?: Answer,
): Invocation => ({
  site,
  callable,
  timing,
  arguments: undefined,
  construct: false,
  iterated: site.iterated,
  at,
  how: named ? 'named' : 'inline',
  as,
  answer,
});
