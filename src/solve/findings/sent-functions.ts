/** The functions whose text is sent to another thread, and what is sent along that can't be. */
import type { Solver } from '../solver.ts';
import type { Argument, CallSite, FunctionId, Span } from '../../summary/model.ts';
import { holds } from '../calls/row-conditions.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** A call that sends a function's text. */
export interface SentFunction {
  readonly site: CallSite;
  /** The function, or the text that it may be part of. */
  readonly argument: Argument;
  /** The function of the file that it is, where it is one. */
  readonly function: FunctionId | undefined;
  /** Other arguments that can't be sent. */
  readonly unsendable: readonly { readonly at: Span; readonly what: 'function' | 'instance' }[];
}

/** The calls in a module that send a function's text. */
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

function unsendable({ value, at }: Argument, module: Module, evaluator: Evaluation): SentFunction['unsendable'] {
  const [thing, ...others] = evaluator.evaluate(module, value);
  if (!thing || others.length > 0) return [];
  const elements = thing.kind === 'object' ? thing.module.summary.values[thing.value] : undefined;
  const parts =
    elements?.kind === 'array'
      ? elements.elements.flatMap(element => [...evaluator.evaluate(thing.kind === 'object' ? thing.module : module, element)])
      : [thing];
  return parts.flatMap(part => {
    const what = whatOf(part);
    return what ? [{ at, what }] : [];
  });
}

function whatOf(value: AbstractValue): 'function' | 'instance' | undefined {
  if (value.kind === 'function' || value.kind === 'class') return 'function';
  if (value.kind !== 'instance' || value.of.kind !== 'class') return undefined;
  const { module, id } = value.of;
  const { summary } = module;
  const isMethod = summary.classes[id]?.members.some(
    ({ value, getter, static: isStatic }) => !isStatic && !getter && summary.values[value]?.kind === 'function',
  );
  return isMethod ? 'instance' : undefined;
}
