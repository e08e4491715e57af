/** The nodes of a file that its summary is made of, as the walk in `collect.ts` records them. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { ClassNode, FunctionNode, Node } from '../syntax/nodes.ts';
import type { CallId, ClassId, FunctionId } from './sites.ts';

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;

export type ExportNode =
  TSESTree.ExportNamedDeclaration | TSESTree.ExportDefaultDeclaration | TSESTree.ExportAllDeclaration | TSESTree.TSExportAssignment;

export interface FunctionRecord {
  /** The node; absent for the module's body, and for the construction of a class without a constructor. */
  node: FunctionNode | undefined;
  readonly parent: FunctionId | null;
  /** The class and the name of a method or a constructor. */
  readonly method: { readonly class: ClassId; readonly static: boolean; readonly name: string } | undefined;
  readonly returns: Node[];
  /** True if the function's own code has a call, a loop, an `await`, a `yield` or an `import()`. */
  works: boolean;
  throws: boolean;
  /** The awaited expressions; `undefined` for a `for await` and an `await using`. */
  readonly awaits: (Node | undefined)[];
  /** The targets of assignments, `++`, `--` and `delete`. */
  readonly changes: Node[];
}

export interface AwaitRecord {
  readonly node: TSESTree.AwaitExpression;
  readonly function: FunctionId;
}

export type LoopNode = TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

export interface ClassRecord {
  readonly node: ClassNode;
  readonly construction: FunctionId;
}

/** A test around a node, and whether it held. */
export interface TestRecord {
  readonly test: Node;
  readonly held: boolean;
}

export interface LoopRecord {
  readonly node: LoopNode;
  readonly function: FunctionId;
  readonly tests: readonly TestRecord[];
}

export interface CallRecord {
  readonly node: CallNode;
  readonly function: FunctionId;
  /** The tests around it, within its function. */
  readonly tests: readonly TestRecord[];
}

export interface MemberRecord {
  readonly node: TSESTree.MemberExpression;
  readonly function: FunctionId;
}

/** A property that a pattern takes out of an object. */
export interface PatternRecord {
  readonly node: TSESTree.Property;
  readonly function: FunctionId;
}

export interface Collected {
  readonly functions: readonly FunctionRecord[];
  readonly classes: readonly ClassRecord[];
  readonly calls: readonly CallRecord[];
  readonly awaits: readonly AwaitRecord[];
  readonly loops: readonly LoopRecord[];
  readonly assignments: readonly TSESTree.AssignmentExpression[];
  /** The names of variables that get a property `then`, or a property whose name is unknown. */
  readonly thenables: ReadonlySet<string>;
  readonly members: readonly MemberRecord[];
  readonly patterns: readonly PatternRecord[];
  readonly exports: readonly ExportNode[];
  readonly functionIds: ReadonlyMap<Node, FunctionId>;
  readonly classIds: ReadonlyMap<Node, ClassId>;
  readonly callIds: ReadonlyMap<Node, CallId>;
  /** The function that binds each `this` and `super`, and the class whose base `super` is. */
  readonly receivers: ReadonlyMap<Node, { readonly function: FunctionId; readonly class: ClassId | null }>;
}
