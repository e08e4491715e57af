/**
 * Lowers type annotations to the values they describe, without a type checker. The syntax shows names of classes, interfaces
 * and aliases of the same file, `typeof`, and unions.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName } from '../syntax/nodes.ts';
import { MAX_NESTING, type Lowering, type TypeDeclaration } from './lowering.ts';
import { UNKNOWN, type Property, type ValueId } from './model.ts';
import type { ValueTable } from './values.ts';

/** Generic types that count as their type argument. */
const transparent = new Set(['Promise', 'PromiseLike', 'Awaited', 'NonNullable', 'Readonly', 'Required', 'Partial']);

export function createTypes(lowering: Lowering): Pick<Lowering, 'type' | 'heritage' | 'declaredType'> & { readonly once: Once } {
  const { table, names } = lowering;
  const declarations = new Map<TSESTree.Node, ValueId>();
  let nesting = 0;

  function type(node: TSESTree.TypeNode | undefined): ValueId {
    if (!node || nesting > MAX_NESTING) return UNKNOWN;
    nesting++;
    const value = lower(node);
    nesting--;
    return value;
  }

  function lower(node: TSESTree.TypeNode): ValueId {
    switch (node.type) {
      case 'TSTypeReference':
        return reference(node);
      case 'TSTypeQuery':
        return node.exprName.type === 'TSImportType' ? importedType(node.exprName) : entity(node.exprName);
      case 'TSUnionType':
      case 'TSIntersectionType':
        return table.add({ kind: 'any', of: node.types.map(type) });
      case 'TSTypeLiteral':
        return shape(node, node.members, []);
      case 'TSFunctionType':
        return table.add({ kind: 'signature', returns: type(node.returnType?.typeAnnotation) });
      case 'TSArrayType':
        return list(node, node.elementType);
      case 'TSImportType':
        return importType(node);
      case 'TSTypeOperator':
        return node.operator === 'readonly' ? type(node.typeAnnotation) : UNKNOWN;
      default:
        return UNKNOWN;
    }
  }

  function importType(node: TSESTree.TSImportType): ValueId {
    return node.qualifier ? table.add({ kind: 'instance', of: importedType(node) }) : UNKNOWN;
  }

  /** Lowers `import('a')` and `import('a').b` as `typeof` sees them. */
  function importedType({ source, qualifier }: TSESTree.TSImportType): ValueId {
    if (typeof source.value !== 'string') return UNKNOWN;
    const module = table.add({ kind: 'module', specifier: source.value });
    return qualifier ? qualified(module, qualifier) : module;
  }

  function qualified(module: ValueId, name: TSESTree.EntityName): ValueId {
    if (name.type === 'TSQualifiedName') {
      return table.add({ kind: 'member', object: qualified(module, name.left), name: name.right.name });
    }
    return name.type === 'Identifier' ? table.add({ kind: 'member', object: module, name: name.name }) : UNKNOWN;
  }

  function reference(node: TSESTree.TSTypeReference): ValueId {
    const { typeName } = node;
    if (typeName.type !== 'Identifier') return table.add({ kind: 'instance', of: entity(typeName) });
    const declared = names.variableOf(typeName);
    if (!declared) {
      const [argument] = node.typeArguments?.params ?? [];
      if (transparent.has(typeName.name)) return type(argument);
      if (typeName.name === 'Array' || typeName.name === 'ReadonlyArray') return argument ? list(node, argument) : UNKNOWN;
      return table.add({ kind: 'instance', of: table.add({ kind: 'global', name: typeName.name }) });
    }
    const { node: declaration } = declared.defs[0] ?? {};
    switch (declaration?.type) {
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        return declaredType(declaration);
      case 'TSTypeParameter':
        return type(declaration.constraint);
      default:
        return table.add({ kind: 'instance', of: lowering.variable(declared) });
    }
  }

  function declaredType(declaration: TypeDeclaration): ValueId {
    if (declaration.type === 'TSInterfaceDeclaration') return shape(declaration, declaration.body.body, declaration.extends);
    return declared(declaration, () => ({ kind: 'any', of: [type(declaration.typeAnnotation)] }));
  }

  function list(node: TSESTree.TypeNode, element: TSESTree.TypeNode): ValueId {
    return declared(node, () => ({ kind: 'array', elements: [type(element)] }));
  }

  /** Lowers an interface or an object type to an object with its members and the inherited ones. */
  function shape(node: TSESTree.Node, members: readonly TSESTree.TypeElement[], bases: readonly TSESTree.TSInterfaceHeritage[]): ValueId {
    return declared(node, () => ({
      kind: 'object',
      properties: members.flatMap(property),
      spreads: bases.map(({ expression }) => heritage(expression)),
      declared: true,
    }));
  }

  function heritage(expression: TSESTree.Node): ValueId {
    const base = expression.type === 'Identifier' ? names.variableOf(expression)?.defs[0]?.node : undefined;
    if (base?.type === 'TSInterfaceDeclaration' || base?.type === 'TSTypeAliasDeclaration') return declaredType(base);
    return table.add({ kind: 'instance', of: lowering.expression(expression) });
  }

  function property(member: TSESTree.TypeElement): Property[] {
    if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') return [];
    const name = keyName(member.key, member.computed);
    if (name === undefined) return [];
    if (member.type === 'TSPropertySignature') return [{ name, value: type(member.typeAnnotation?.typeAnnotation) }];
    const returns = type(member.returnType?.typeAnnotation);
    return [{ name, value: member.kind === 'get' ? returns : table.add({ kind: 'signature', returns }) }];
  }

  /** Lowers a type once, so that a type which refers to itself ends. */
  function declared(...[node, lowerParts]: Parameters<Once>): ValueId {
    const known = declarations.get(node);
    if (known !== undefined) return known;
    const id = table.reserve();
    declarations.set(node, id);
    table.fill(id, lowerParts());
    return id;
  }

  function entity(name: TSESTree.EntityName): ValueId {
    if (name.type !== 'TSQualifiedName') return lowering.expression(name);
    return table.add({ kind: 'member', object: entity(name.left), name: name.right.name });
  }

  return { type, heritage, declaredType, once: declared };
}

/** Lowers a node to a value that may refer to itself, once. */
type Once = (node: TSESTree.Node, lower: () => Parameters<ValueTable['fill']>[1]) => ValueId;
