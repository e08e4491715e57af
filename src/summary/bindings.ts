/** Lowers variables. The value of a variable is any value that a declaration or an assignment binds to it. */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isPlainAssignment, keyName, type Node } from '../syntax/nodes.ts';
import type { Definition, Reference, Variable } from '../syntax/scopes.ts';
import type { Lowering } from './lowering.ts';
import { UNKNOWN, type ValueId } from './model.ts';

export function createBindings(lowering: Lowering): Lowering['variable'] {
  const { table, collected } = lowering;
  const variables = new Map<Variable, ValueId>();
  /** Variables that are being lowered. If the value of one leads back to it, it gets an id to refer to. */
  const underway = new Map<Variable, ValueId | undefined>();

  function variable(variable: Variable): ValueId {
    const known = variables.get(variable);
    if (known !== undefined) return known;
    if (underway.has(variable)) {
      const place = underway.get(variable) ?? table.reserve();
      underway.set(variable, place);
      return place;
    }
    underway.set(variable, undefined);
    const writes = variable.references.filter(reference => reference.isWrite() && !reference.init);
    const value = any([...variable.defs.map(definition), ...writes.map(write)]);
    const place = underway.get(variable);
    if (place !== undefined) table.fill(place, { kind: 'any', of: [value] });
    underway.delete(variable);
    variables.set(variable, value);
    return value;
  }

  function definition({ node, name, ...definition }: Definition): ValueId {
    switch (node.type) {
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        return imported(node);
      case 'TSImportEqualsDeclaration':
        return node.moduleReference.type === 'TSExternalModuleReference'
          ? table.add({ kind: 'module', specifier: moduleName(node.moduleReference.expression) })
          : entity(node.moduleReference);
      case 'VariableDeclarator':
        return bound(name, node);
      case 'TSModuleDeclaration':
        return lowering.namespace(node);
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        return table.add({ kind: 'type', of: lowering.declaredType(node) });
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
      case 'ArrowFunctionExpression':
      case 'TSDeclareFunction':
      case 'TSEmptyBodyFunctionExpression':
        return isParameter(definition) ? bound(name, node) : lowering.expression(node);
      default:
        return UNKNOWN;
    }
  }

  function imported(node: TSESTree.ImportClause): ValueId {
    const { source } = node.parent as TSESTree.ImportDeclaration;
    const module = table.add({ kind: 'module', specifier: source.value });
    if (node.type === 'ImportNamespaceSpecifier') return module;
    const name = node.type === 'ImportDefaultSpecifier' ? 'default' : keyName(node.imported, false);
    return name === undefined ? UNKNOWN : table.add({ kind: 'member', object: module, name });
  }

  function entity(node: TSESTree.EntityName): ValueId {
    if (node.type === 'TSQualifiedName') {
      return table.add({ kind: 'member', object: entity(node.left), name: node.right.name });
    }
    return lowering.expression(node);
  }

  function write(reference: Reference): ValueId {
    return reference.identifier.type === 'Identifier' ? bound(reference.identifier, undefined) : UNKNOWN;
  }

  /** Returns the value that the pattern around `name` binds. The pattern ends at a declaration, an assignment or parameters. */
  function bound(name: Node, holder: Node | undefined): ValueId {
    const steps: string[] = [];
    const defaults: ValueId[] = [];
    const types: ValueId[] = [annotationOf(name)];
    let node = name;
    for (let parent = node.parent; parent && node !== holder; node = parent, parent = node.parent) {
      switch (parent.type) {
        case 'Property': {
          const step = keyName(parent.key, parent.computed);
          if (step === undefined) return UNKNOWN;
          steps.unshift(step);
          break;
        }
        case 'ArrayPattern':
          steps.unshift(ELEMENT);
          break;
        case 'AssignmentPattern':
          if (steps.length === 0) defaults.push(lowering.expression(parent.right));
          break;
        case 'ObjectPattern':
        case 'RestElement':
        case 'TSParameterProperty':
          break;
        default:
          return any([
            ...defaults,
            ...types,
            stepped(source(parent, node), steps),
            ...(steps.length === 0 ? [documentedAs(parent, node, name)] : stepTypes(parent, node, steps)),
          ]);
      }
    }
    return UNKNOWN;
  }

  /** Returns the value that the holder of a pattern binds to the whole pattern. */
  function source(holder: Node, pattern: Node): ValueId {
    switch (holder.type) {
      case 'VariableDeclarator': {
        const loop = holder.parent.parent;
        if (loop.type === 'ForOfStatement' && loop.left === holder.parent) return elementOf(loop.right);
        return lowering.expression(holder.init);
      }
      case 'AssignmentExpression':
        return isPlainAssignment(holder) ? lowering.expression(holder.right) : UNKNOWN;
      case 'ForOfStatement':
        return elementOf(holder.right);
      default: {
        const id = isFunction(holder) ? collected.functionIds.get(holder) : undefined;
        const index = isFunction(holder) ? holder.params.findIndex(parameter => parameter === pattern) : -1;
        return id === undefined || index < 0 ? UNKNOWN : table.add({ kind: 'parameter', function: id, index });
      }
    }
  }

  function elementOf(collection: Node): ValueId {
    return table.add({ kind: 'element', object: lowering.expression(collection) });
  }

  function stepped(from: ValueId, steps: readonly string[]): ValueId {
    return steps.reduce(
      (object, name) =>
        object === UNKNOWN ? UNKNOWN : table.add(name === ELEMENT ? { kind: 'element', object } : { kind: 'member', object, name }),
      from,
    );
  }

  /** Returns the value that the type of a whole pattern has at the end of `steps`. */
  function stepTypes(holder: Node, pattern: Node, steps: readonly string[]): ValueId[] {
    const whole = holder.type === 'VariableDeclarator' ? holder.id : pattern;
    return [stepped(annotationOf(whole.type === 'AssignmentPattern' ? whole.left : whole), steps)];
  }

  /** Returns the value that a doc comment declares for a whole parameter or variable. */
  function documentedAs(holder: Node, pattern: Node, name: Node): ValueId {
    if (name.type !== 'Identifier' || pattern.type === 'RestElement') return UNKNOWN;
    if (isFunction(holder)) return lowering.documented.parameter(holder, name.name);
    return holder.type === 'VariableDeclarator' && holder.parent.declarations[0] === holder
      ? lowering.documented.of(statementOf(holder))
      : UNKNOWN;
  }

  function annotationOf(node: Node): ValueId {
    const annotation = 'typeAnnotation' in node ? node.typeAnnotation : undefined;
    return annotation?.type === 'TSTypeAnnotation' ? lowering.type(annotation.typeAnnotation) : UNKNOWN;
  }

  const any = (of: readonly ValueId[]): ValueId => table.add({ kind: 'any', of });

  return variable;
}

const ELEMENT = '[]';

/** Returns the statement that a doc comment of a variable precedes. */
const statementOf = ({ parent }: TSESTree.VariableDeclarator): Node =>
  parent.parent.type === 'ExportNamedDeclaration' ? parent.parent : parent;

const isParameter = (definition: { readonly type: string }): boolean => definition.type === 'Parameter';

const moduleName = (expression: Node): string =>
  expression.type === 'Literal' && typeof expression.value === 'string' ? expression.value : '';
