/** The questions that all stages ask about values. The evaluator answers them; this file does not know how. */
import type { ValueId } from '../../summary/model.ts';
import type { AbstractValue, Activation, FunctionValue } from './abstract-value.ts';
import type { Module } from './modules.ts';

/** The questions, as one function asks them: with its receiver and its call frame. */
export interface Evaluation {
  /** Returns the abstract values that a symbolic value may have; none where nothing is known. */
  evaluate(module: Module, value: ValueId): ReadonlySet<AbstractValue>;
  /** Returns the getters that run where a property of an object is read. */
  getters(module: Module, object: ValueId, name: string): FunctionValue[];
  function(module: Module, id: number): FunctionValue;
  /** Returns the values that a member of a value may have. */
  member(value: AbstractValue, name: string): AbstractValue[];
  /** Returns a module's exports, and the values that replace them. */
  exports(module: Module): AbstractValue[];
}

/** The reader of the values that a symbolic value may have, as far as they are known by now. */
export type ReadValue = (module: Module, value: ValueId, activation?: Activation) => ReadonlySet<AbstractValue>;
