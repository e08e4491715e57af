/**
 * The finding "sent function": a function whose text goes to another thread, with the arguments that can't go there. Does not know what the
 * function's body needs.
 */
import type { Argument, CallSite, FunctionId, Span } from '../../summary/model.ts';
import { holds } from '../calls/row-conditions.ts';
import type { Solver } from '../solver.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** A call that sends a function's text. */
export interface SentFunction {
  readonly site: CallSite;
  /** The argument that is the function or its text. */
  readonly argument: Argument;
  /** The function of the file; absent where the argument is none, or may be another. */
  readonly function: FunctionId | undefined;
  /** Other arguments that can't be sent. */
  readonly unsendable: readonly { readonly at: Span; readonly what: 'function' | 'instance' }[];
}

/** Returns the calls in a module that send a function's text. */
export function sentFunctionsIn(module: Module, { evaluator, catalog }: Solver): SentFunction[] {
  return module.summary.calls.flatMap(site => {
    const [callee, ...others] = evaluator.evaluate(module, site.callee);
    if (callee?.kind !== 'known' || others.length > 0) return [];
    const node = catalog.called(callee.node, site.construct);
    const row = node?.registrations.find(({ sendsText, when }) => sendsText && holds(when, module, site.arguments, evaluator));
    const index = typeof row?.callback === 'number' ? row.callback : undefined;
    const argument = index === undefined ? undefined : site.arguments[index];
    if (index === undefined || !argument || site.arguments.slice(0, index + 1).some(({ spread }) => spread)) return [];
    const [value, ...more] = evaluator.evaluate(module, argument.value);
    const isOwn = value?.kind === 'function' && value.module === module && more.length === 0;
    const rest = argument.spread ? [] : site.arguments.slice(index + 1);
    return [
      { site, argument, function: isOwn ? value.id : undefined, unsendable: rest.flatMap(other => unsendable(other, module, evaluator)) },
    ];
  });
}

/** Returns the reasons why an argument, or an element of an array, can't be copied to another thread. */
function unsendable({ value: id, at }: Argument, module: Module, evaluation: Evaluation): SentFunction['unsendable'] {
  const [value, ...others] = evaluation.evaluate(module, id);
  if (!value || others.length > 0) return [];
  return elementsOf(value, evaluation).flatMap(part => {
    const what = whatOf(part);
    return what ? [{ at, what }] : [];
  });
}

/** Returns the elements of an array; any other value as it is. */
function elementsOf(value: AbstractValue, evaluation: Evaluation): AbstractValue[] {
  if (value.kind !== 'object') return [value];
  const { module } = value;
  const symbolic = module.summary.values[value.value];
  return symbolic?.kind === 'array' ? symbolic.elements.flatMap(element => [...evaluation.evaluate(module, element)]) : [value];
}

/** Returns the kind of a value that can't be copied: a function, or an instance with methods. The copy would lose its methods. */
function whatOf(value: AbstractValue): 'function' | 'instance' | undefined {
  if (value.kind === 'function' || value.kind === 'class') return 'function';
  if (value.kind !== 'instance' || value.of.kind !== 'class') return undefined;
  const { module, id } = value.of;
  const { summary } = module;
  const isMethod = summary.classes[id]?.members.some(
    ({ value: member, getter, static: isStatic }) => !isStatic && !getter && summary.values[member]?.kind === 'function',
  );
  return isMethod ? 'instance' : undefined;
}
