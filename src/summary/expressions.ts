/** Lowers expressions to values. */
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, nameNode, staticString, unwrap, type Node } from '../syntax/nodes.ts';
import { MAX_NESTING, type Lowering } from './lowering.ts';
import { UNKNOWN, type Property, type ValueId } from './model.ts';

/** Helpers that compilers call with the result of `require`. They return their argument as an ES module would see it. */
const interopHelpers = new Set([
  '_interopRequireDefault',
  '_interopRequireWildcard',
  '_interopDefault',
  '_interopDefaultLegacy',
  '_interopNamespace',
  '_interopNamespaceDefault',
  '__importDefault',
  '__importStar',
  '__toESM',
]);

const arithmetic: Readonly<Partial<Record<string, (left: number, right: number) => number>>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '**': (left, right) => left ** right,
};

export function createExpressions(lowering: Lowering): Pick<Lowering, 'expression' | 'base'> {
  const { table, collected, names } = lowering;
  const objects = new Map<Node, ValueId>();
  const maps = new Set<ValueId>();
  let nesting = 0;

  function expression(node: Node | null | undefined): ValueId {
    if (!node || nesting > MAX_NESTING) return UNKNOWN;
    nesting++;
    const value = lower(unwrap(node));
    nesting--;
    return value;
  }

  function lower(node: Node): ValueId {
    switch (node.type) {
      case 'Identifier':
        return identifier(node);
      case 'MemberExpression':
        return member(node);
      case 'CallExpression':
        return call(node);
      case 'NewExpression':
        return map(node) ?? result(node);
      case 'TaggedTemplateExpression':
        return result(node);
      case 'ImportExpression':
        return moduleOf(node.source);
      case 'FunctionExpression':
      case 'FunctionDeclaration':
      case 'ArrowFunctionExpression':
      case 'TSDeclareFunction':
      case 'TSEmptyBodyFunctionExpression': {
        const id = collected.functionIds.get(node);
        return id === undefined ? UNKNOWN : table.add({ kind: 'function', function: id });
      }
      case 'ClassExpression':
      case 'ClassDeclaration': {
        const id = collected.classIds.get(node);
        return id === undefined ? UNKNOWN : table.add({ kind: 'class', class: id });
      }
      case 'ThisExpression': {
        const receiver = collected.receivers.get(node);
        return receiver ? table.add({ kind: 'receiver', function: receiver.function }) : UNKNOWN;
      }
      case 'Super': {
        const receiver = collected.receivers.get(node);
        return receiver && receiver.class !== null ? table.add({ kind: 'super', class: receiver.class }) : UNKNOWN;
      }
      case 'ObjectExpression':
        return object(node);
      case 'ArrayExpression':
        return array(node);
      case 'ConditionalExpression':
        return table.add({ kind: 'any', of: [expression(node.consequent), expression(node.alternate)] });
      case 'LogicalExpression':
        return table.add({ kind: 'any', of: [expression(node.left), expression(node.right)] });
      case 'AssignmentExpression':
        return expression(node.right);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        return table.add({ kind: 'any', of: [expression(node.expression), lowering.type(node.typeAnnotation)] });
      case 'Literal':
        return literal(node);
      case 'TemplateLiteral': {
        const text = staticString(node);
        return text === undefined ? UNKNOWN : table.add({ kind: 'literal', value: text });
      }
      case 'UnaryExpression':
        return unary(node);
      case 'BinaryExpression':
        return computed(node);
      default:
        return UNKNOWN;
    }
  }

  function literal({ value }: TSESTree.Literal): ValueId {
    const plain = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return plain ? table.add({ kind: 'literal', value }) : UNKNOWN;
  }

  function unary(node: TSESTree.UnaryExpression): ValueId {
    // Minifiers write `!0` for true and `void 0` for undefined.
    if (node.operator === 'void') return table.add({ kind: 'global', name: 'undefined' });
    const { argument } = node;
    if (node.operator !== '!' || argument.type !== 'Literal' || typeof argument.value !== 'number') return UNKNOWN;
    return table.add({ kind: 'literal', value: !argument.value });
  }

  /** Computes arithmetic with constant numbers: `60 * 1000`. */
  function computed({ left, operator, right }: TSESTree.BinaryExpression): ValueId {
    const compute = arithmetic[operator];
    const of = compute && [left, right].map(side => table.list[expression(side)]);
    const [first, second] = of?.flatMap(value => (value?.kind === 'literal' && typeof value.value === 'number' ? [value.value] : [])) ?? [];
    if (!compute || first === undefined || second === undefined) return UNKNOWN;
    const value = compute(first, second);
    return Number.isFinite(value) ? table.add({ kind: 'literal', value }) : UNKNOWN;
  }

  function identifier(node: TSESTree.Identifier): ValueId {
    const variable = names.variableOf(node);
    if (variable) return lowering.variable(variable);
    return node.name === 'exports' ? table.add({ kind: 'exports' }) : table.add({ kind: 'global', name: node.name });
  }

  function member(node: TSESTree.MemberExpression): ValueId {
    const name = memberName(node) ?? computedName(node);
    const object = node.object.type === 'Super' ? base(node.object) : expression(node.object);
    if (object === UNKNOWN && name === undefined) return UNKNOWN;
    if (name === undefined || /^\d+$/.test(name)) return object === UNKNOWN ? UNKNOWN : table.add({ kind: 'element', object });
    const target = table.list[object];
    if (name === 'exports' && target?.kind === 'global' && target.name === 'module') return table.add({ kind: 'exports' });
    return table.add({ kind: 'member', object, name });
  }

  /** Finds the name in `object[NAME]`, where `NAME` is a constant. */
  function computedName(node: TSESTree.MemberExpression): string | undefined {
    const key = node.computed ? table.list[expression(node.property)] : undefined;
    return key?.kind === 'literal' && typeof key.value === 'string' ? key.value : undefined;
  }

  /** Lowers `super` in `super.method`: instances of the base class, or in a static method the base class itself. */
  function base(node: TSESTree.Super): ValueId {
    const of = expression(node);
    const receiver = collected.receivers.get(node);
    const isStatic = receiver && collected.functions[receiver.function]?.method?.static;
    return of === UNKNOWN || isStatic ? of : table.add({ kind: 'instance', of });
  }

  function call(node: TSESTree.CallExpression): ValueId {
    const [first] = node.arguments;
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier' && first) {
      if (callee.name === 'require' && !names.variableOf(callee)) return moduleOf(first);
      if (interopHelpers.has(callee.name)) return expression(first);
    }
    // `map.get(key)` is any value of the map.
    if (callee.type === 'MemberExpression' && memberName(callee) === 'get' && node.arguments.length === 1 && isMap(callee.object)) {
      return table.add({ kind: 'element', object: expression(callee.object) });
    }
    return result(node);
  }

  /** Lowers `new Map([['a', a], ['b', b]])` to the array of its values. */
  function map(node: TSESTree.NewExpression): ValueId | undefined {
    const [entries] = node.arguments;
    if (
      entries?.type !== 'ArrayExpression' ||
      node.callee.type !== 'Identifier' ||
      node.callee.name !== 'Map' ||
      names.variableOf(node.callee)
    )
      return undefined;
    const known = objects.get(node);
    if (known !== undefined) return known;
    const id = table.reserve();
    objects.set(node, id);
    maps.add(id);
    table.fill(id, {
      kind: 'array',
      elements: entries.elements.map(entry => (entry?.type === 'ArrayExpression' ? expression(entry.elements[1]) : UNKNOWN)),
    });
    return id;
  }

  const isMap = (object: Node): boolean => maps.has(expression(object));

  function result(node: Node): ValueId {
    const id = collected.callIds.get(node);
    return id === undefined ? UNKNOWN : table.add({ kind: 'result', call: id });
  }

  function moduleOf(source: Node): ValueId {
    const specifier = staticString(source);
    return specifier === undefined ? UNKNOWN : table.add({ kind: 'module', specifier });
  }

  function array(node: TSESTree.ArrayExpression): ValueId {
    const known = objects.get(node);
    if (known !== undefined) return known;
    const id = table.reserve();
    objects.set(node, id);
    const elements = node.elements.map(element =>
      element?.type === 'SpreadElement' ? table.add({ kind: 'element', object: expression(element.argument) }) : expression(element),
    );
    table.fill(id, { kind: 'array', elements });
    return id;
  }

  function object(node: TSESTree.ObjectExpression): ValueId {
    const known = objects.get(node);
    if (known !== undefined) return known;
    const id = table.reserve();
    objects.set(node, id);
    const properties: Property[] = [];
    const spreads: ValueId[] = [];
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        spreads.push(expression(property.argument));
        continue;
      }
      const name = keyName(property.key, property.computed);
      if (name === undefined || property.kind === 'set') continue;
      const value = expression(property.value);
      const valueName = nameOf(property.value);
      if (property.kind === 'get') properties.push({ name, value, getter: true });
      else properties.push(valueName ? { name, value, at: lowering.spanOf(valueName.range) } : { name, value });
    }
    table.fill(id, { kind: 'object', properties, spreads });
    return id;
  }

  return { expression, base };
}

/** Finds the name in a property's value: `readAll` in `{ load: readAll }`. */
function nameOf(node: Node): Node | undefined {
  const value = unwrap(node);
  return value.type === 'Identifier' || value.type === 'MemberExpression' ? nameNode(value) : undefined;
}
