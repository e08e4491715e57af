/** Lowering, which the parts of the extraction share: it turns an expression, a variable or a type into a value. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node } from '../syntax/nodes.ts';
import type { Names, Variable } from '../syntax/scopes.ts';
import type { Collected } from './collected.ts';
import type { Span, ValueId } from './model.ts';
import type { ValueTable } from './values.ts';

export type TypeDeclaration = TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration;

/** Types in doc comments. */
export interface DocTypes {
  /** Returns a value of a parameter's type. */
  readonly parameter: (node: FunctionNode, name: string) => ValueId;
  /** Returns a value of a function's result type. */
  readonly result: (node: FunctionNode) => ValueId;
  /** Returns a value of the `@type` in the comment right before a statement or a member. */
  readonly of: (node: Node) => ValueId;
}

export interface Lowering {
  readonly spanOf: (range: readonly [number, number]) => Span;
  readonly table: ValueTable;
  readonly collected: Collected;
  readonly names: Names;
  /** Returns the value of an expression. */
  readonly expression: (node: Node | null | undefined) => ValueId;
  /** Returns the object whose method `super.method` is. */
  readonly base: (node: TSESTree.Super) => ValueId;
  /** Returns the value of a variable: any value that is assigned to it. */
  readonly variable: (variable: Variable) => ValueId;
  /** Returns a value of a type. */
  readonly type: (node: TSESTree.TypeNode | undefined) => ValueId;
  /** The types in doc comments. */
  readonly documented: DocTypes;
  /** Returns a TypeScript namespace as an object. */
  readonly namespace: (node: TSESTree.TSModuleDeclaration) => ValueId;
  /** Returns a value of the interface that another one extends, or that a class implements. */
  readonly heritage: (expression: Node) => ValueId;
  /** Returns a value of a declared type. */
  readonly declaredType: (node: TypeDeclaration) => ValueId;
}

/** The depth of nested expressions below which a value is unknown. No hand-written chain of members comes near. */
export const MAX_NESTING = 400;
