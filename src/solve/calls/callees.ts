/** Callees: the functions that a call site itself calls, with the arguments that they receive. Knows nothing of callbacks. */
import type { CallSite } from '../../summary/model.ts';
import type { AbstractValue, FunctionValue } from '../values/abstract-value.ts';
import { argumentsOfBound, type Arguments } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import type { Invocation } from './invocation.ts';

/** Returns the invocations of a site's callees. */
export function calleesAt(module: Module, site: CallSite, evaluation: Evaluation): Invocation[] {
  const callees = [...evaluation.evaluate(module, site.callee)].filter(isCallable);
  const described = callees.filter(isDescribed);
  return (described.length > 0 ? described : callees).flatMap(callee => invocationsOf(callee, module, site));
}

/** Returns the function whose body runs where a value is called. For a class, this is the function that constructs its instances. */
export function bodyOf(callable: AbstractValue, evaluation: Evaluation): FunctionValue | undefined {
  if (callable.kind === 'function') return callable;
  if (callable.kind !== 'class') return undefined;
  const { construction } = callable.module.summary.classes[callable.id] ?? {};
  return construction === undefined ? undefined : evaluation.function(callable.module, construction);
}

const isCallable = ({ kind }: AbstractValue): boolean =>
  kind === 'known' || kind === 'function' || kind === 'class' || kind === 'promisified' || kind === 'invoker' || kind === 'bound';

/**
 * Tells whether a description replaces the code of a callee. The user's tables do. So does `@nonblocking` in a package's declaration
 * file, which has no code to check.
 */
function isDescribed(callee: AbstractValue): boolean {
  if (callee.kind === 'known') return callee.node.isUsers;
  return (
    callee.kind === 'function' &&
    callee.module.declares === true &&
    (callee.module.summary.functions[callee.id]?.tags ?? []).includes('nonblocking')
  );
}

function invocationsOf(callee: AbstractValue, module: Module, site: CallSite): Invocation[] {
  const called = (callable: AbstractValue, args: Arguments, construct: boolean): Invocation[] => [
    {
      site,
      callable,
      timing: 'now',
      arguments: args,
      construct,
      iterated: site.iterated,
      at: site.at,
      how: 'called',
      as: '',
      answer: undefined,
    },
  ];
  if (callee.kind === 'bound') return called(callee.of, argumentsOfBound(callee, module, site), site.construct);
  if (callee.kind !== 'invoker') return called(callee, site.arguments, site.construct);
  // `bind` calls nothing yet. `call` passes `this` first. `apply` passes an array, whose elements are not looked at.
  if (callee.how === 'bind') return [];
  const args = callee.how === 'call' && !site.arguments[0]?.spread ? site.arguments.slice(1) : undefined;
  return called(callee.of, args, false);
}
