/**
 * One walk over a file. It collects the nodes that the summary is made of, each with the function it belongs to. This file
 * knows nothing of values.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isClass, isFunction, keyName, memberName, type ClassNode, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk, type VisitorKeys } from '../syntax/walk.ts';
import type {
  AwaitRecord,
  CallRecord,
  ClassRecord,
  Collected,
  ExportNode,
  FunctionRecord,
  LoopRecord,
  MemberRecord,
  PatternRecord,
  TestRecord,
} from './collected.ts';
import { exitsBefore } from './early-exits.ts';
import { MODULE_BODY, type CallId, type ClassId, type FunctionId } from './sites.ts';

/** The position of the walk. */
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
    const tests = [...exitsBefore(node), ...testsBefore(node)];
    const place = tests.length > 0 ? { ...outside, tests: [...outside.tests, ...tests] } : outside;
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

/** Returns the test that decides whether a branch runs. */
function testsBefore(node: Node): readonly TestRecord[] {
  const { parent } = node;
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node ? [] : [{ test: parent.test, held: parent.consequent === node }];
    case 'LogicalExpression':
      // A nullish value is falsy, too.
      return parent.right === node ? [{ test: parent.left, held: parent.operator === '&&' }] : [];
    case 'AssignmentExpression':
      return parent.right === node && /^(?:\?\?|\|\|)=$/.test(parent.operator) ? [{ test: parent.left, held: false }] : [];
    default:
      return [];
  }
}

function mayGiveThen(left: Node): left is TSESTree.MemberExpression & { readonly object: TSESTree.Identifier } {
  return left.type === 'MemberExpression' && left.object.type === 'Identifier' && [undefined, 'then'].includes(memberName(left));
}
