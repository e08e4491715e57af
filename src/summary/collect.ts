/**
 * One walk over a file: finds its functions, classes, calls, returns and property writes, each with the function it
 * belongs to. Says nothing of values; those are lowered from what is collected here.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isClass, isFunction, keyName, memberName, type ClassNode, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk, type VisitorKeys } from '../syntax/walk.ts';
import type { CallId, ClassId, FunctionId } from './model.ts';
import { MODULE_BODY } from './model.ts';

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;

export type ExportNode =
  TSESTree.ExportNamedDeclaration | TSESTree.ExportDefaultDeclaration | TSESTree.ExportAllDeclaration | TSESTree.TSExportAssignment;

export interface FunctionRecord {
  /** Absent for the module's body and for a constructor that is not written. */
  node: FunctionNode | undefined;
  readonly parent: FunctionId | null;
  /** The class whose method or constructor it is. */
  readonly method: { readonly class: ClassId; readonly static: boolean; readonly name: string } | undefined;
  readonly returns: Node[];
  /** Whether it, or a function in it, has a loop or a call. */
  works: boolean;
  throws: boolean;
  /** What is awaited; nothing known where it iterates with `for await`, or disposes of something. */
  readonly awaits: (Node | undefined)[];
  /** What is assigned to, counted up or down, or deleted. */
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
  /** The names of what is given a `then`, or a member whose name is not seen. */
  readonly thenables: ReadonlySet<string>;
  readonly members: readonly MemberRecord[];
  readonly patterns: readonly PatternRecord[];
  readonly exports: readonly ExportNode[];
  readonly functionIds: ReadonlyMap<Node, FunctionId>;
  readonly classIds: ReadonlyMap<Node, ClassId>;
  readonly callIds: ReadonlyMap<Node, CallId>;
  /** For `this` and `super`: the function that binds it, and the class `super` looks above. */
  readonly receivers: ReadonlyMap<Node, { readonly function: FunctionId; readonly class: ClassId | null }>;
}

/** Where the walk stands. */
interface Surroundings {
  readonly function: FunctionId;
  /** The function that binds `this`. */
  readonly receiver: FunctionId;
  readonly class: ClassId | null;
  readonly tests: readonly TestRecord[];
}

export function collect(program: Node, visitorKeys: VisitorKeys): Collected {
  const functions: FunctionRecord[] = [];
  const classes: ClassRecord[] = [];
  const calls: CallRecord[] = [];
  const loops: LoopRecord[] = [];
  const awaits: AwaitRecord[] = [];
  const assignments: TSESTree.AssignmentExpression[] = [];
  const thenables = new Set<string>();
  const members: MemberRecord[] = [];
  const patterns: PatternRecord[] = [];
  const exports: ExportNode[] = [];
  const functionIds = new Map<Node, FunctionId>();
  const classIds = new Map<Node, ClassId>();
  const callIds = new Map<Node, CallId>();
  const receivers = new Map<Node, { function: FunctionId; class: ClassId | null }>();

  const addFunction = (record: Pick<FunctionRecord, 'node' | 'parent' | 'method'>): FunctionId =>
    functions.push({ ...record, returns: [], works: false, throws: false, awaits: [], changes: [] }) - 1;
  const around = ({ function: id }: Surroundings): FunctionRecord => functions[id] as FunctionRecord;
  const marksWork = (place: Surroundings): void => {
    around(place).works = true;
  };

  function enterClass(node: ClassNode, place: Surroundings): Surroundings {
    const id = classes.length;
    const construction = addFunction({
      node: undefined,
      parent: place.function,
      method: { class: id, static: false, name: 'constructor' },
    });
    classes.push({ node, construction });
    classIds.set(node, id);
    return { ...place, class: id };
  }

  function enterFunction(node: FunctionNode, place: Surroundings): Surroundings {
    const member = node.parent;
    const isMethod = member.type === 'MethodDefinition' || member.type === 'TSAbstractMethodDefinition';
    const inClass = place.class !== null && isMethod && member.value === node;
    const own = inClass ? (classes[place.class] as ClassRecord) : undefined;
    let id: FunctionId;
    if (own && inClass && member.kind === 'constructor') {
      id = own.construction;
      (functions[id] as FunctionRecord).node = node;
    } else {
      const name = inClass ? (keyName(member.key, member.computed) ?? '') : '';
      const method = inClass ? { class: place.class, static: member.static, name } : undefined;
      id = addFunction({ node, parent: place.function, method });
    }
    functionIds.set(node, id);
    const arrow = node.type === 'ArrowFunctionExpression';
    if (arrow && node.body.type !== 'BlockStatement') (functions[id] as FunctionRecord).returns.push(node.body);
    return { function: id, receiver: arrow ? place.receiver : id, class: place.class, tests: [] };
  }

  function enter(node: Node, outside: Surroundings): Surroundings {
    const test = testBefore(node);
    const place = test ? { ...outside, tests: [...outside.tests, test] } : outside;
    if (isFunction(node)) return enterFunction(node, place);
    if (isClass(node)) return enterClass(node, place);
    switch (node.type) {
      case 'PropertyDefinition':
      case 'AccessorProperty': {
        // An instance field is initialised by the constructor, a static one where the class is evaluated.
        if (node.static || place.class === null) return place;
        const { construction } = classes[place.class] as ClassRecord;
        return { ...place, function: construction, receiver: construction, tests: [] };
      }
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        callIds.set(node, calls.push({ node, function: place.function, tests: place.tests }) - 1);
        marksWork(place);
        break;
      case 'VariableDeclaration':
        if (node.kind === 'await using') around(place).awaits.push(undefined);
        break;
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        loops.push({ node, function: place.function, tests: place.tests });
        marksWork(place);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.type === 'ForOfStatement' && node.await) around(place).awaits.push(undefined);
        if (node.left.type !== 'VariableDeclaration') around(place).changes.push(node.left);
        marksWork(place);
        break;
      case 'AwaitExpression':
        awaits.push({ node, function: place.function });
        around(place).awaits.push(node.argument);
        marksWork(place);
        break;
      case 'YieldExpression':
      case 'ImportExpression':
        marksWork(place);
        break;
      case 'ThrowStatement':
        around(place).throws = true;
        break;
      case 'AssignmentExpression':
        assignments.push(node);
        if (mayGiveThen(node.left)) thenables.add(node.left.object.name);
        around(place).changes.push(node.left);
        break;
      case 'UpdateExpression':
        around(place).changes.push(node.argument);
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete') around(place).changes.push(node.argument);
        break;
      case 'MemberExpression':
        members.push({ node, function: place.function });
        break;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
      case 'TSExportAssignment':
        // Within a namespace they are its properties.
        if (node.parent.type === 'Program') exports.push(node);
        break;
      case 'Property':
        if (node.parent.type === 'ObjectPattern') patterns.push({ node, function: place.function });
        break;
      case 'ReturnStatement':
        if (node.argument) around(place).returns.push(node.argument);
        break;
      case 'ThisExpression':
      case 'Super':
        receivers.set(node, { function: place.receiver, class: place.class });
        break;
    }
    return place;
  }

  const body: Surroundings = { function: MODULE_BODY, receiver: MODULE_BODY, class: null, tests: [] };
  addFunction({ node: undefined, parent: null, method: undefined });
  marksWork(body);
  walk<Surroundings>(program, body, enter, visitorKeys);
  return {
    functions,
    classes,
    calls,
    awaits,
    loops,
    assignments,
    thenables,
    members,
    patterns,
    exports,
    functionIds,
    classIds,
    callIds,
    receivers,
  };
}

/** The test that decides whether a node runs, where it is a branch. */
function testBefore(node: Node): TestRecord | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node ? undefined : { test: parent.test, held: parent.consequent === node };
    case 'LogicalExpression':
      return parent.right === node && parent.operator !== '??' ? { test: parent.left, held: parent.operator === '&&' } : undefined;
    default:
      return undefined;
  }
}

function mayGiveThen(left: Node): left is TSESTree.MemberExpression & { readonly object: TSESTree.Identifier } {
  return left.type === 'MemberExpression' && left.object.type === 'Identifier' && [undefined, 'then'].includes(memberName(left));
}
