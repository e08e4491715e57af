/** What the parts of the extraction share: lowering an expression, a variable or a type gives the index of its value. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node } from '../syntax/nodes.ts';
import type { Names, Variable } from '../syntax/scopes.ts';
import type { Collected } from './collect.ts';
import type { Span, ValueId } from './model.ts';
import type { ValueTable } from './values.ts';

export type TypeDeclaration = TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration;

/** Types that doc comments give. */
export interface DocTypes {
  /** What the comment on a function says of the parameter of this name. */
  readonly parameter: (node: FunctionNode, name: string) => ValueId;
  /** What it says of the result. */
  readonly result: (node: FunctionNode) => ValueId;
  /** What the `@type` of a comment right before a statement or a member says. */
  readonly of: (node: Node) => ValueId;
}

export interface Lowering {
  readonly spanOf: (range: readonly [number, number]) => Span;
  readonly table: ValueTable;
  readonly collected: Collected;
  readonly names: Names;
  /** The value of an expression. */
  readonly expression: (node: Node | null | undefined) => ValueId;
  /** What `super.method` looks in. */
  readonly base: (node: TSESTree.Super) => ValueId;
  /** The value of a variable, all its assignments taken together. */
  readonly variable: (variable: Variable) => ValueId;
  /** A value of this type. */
  readonly type: (node: TSESTree.TypeNode | undefined) => ValueId;
  /** The types that doc comments give. */
  readonly documented: DocTypes;
  /** The object that a TypeScript namespace is. */
  readonly namespace: (node: TSESTree.TSModuleDeclaration) => ValueId;
  /** A value of the interface that another extends, or a class implements. */
  readonly heritage: (expression: Node) => ValueId;
  /** A value of the type that is declared here. */
  readonly declaredType: (node: TypeDeclaration) => ValueId;
}

/** Beyond this many nested expressions a value is unknown: no hand-written chain of members comes near. */
export const MAX_NESTING = 400;
