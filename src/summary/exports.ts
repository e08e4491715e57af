/** The exports of a file by `export`. A CommonJS export is a property write like any other. */
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, type Node } from '../syntax/nodes.ts';
import type { ExportNode } from './collected.ts';
import type { Lowering } from './lowering.ts';
import { UNKNOWN, type NamedExport, type SymbolicValue, type ValueId } from './model.ts';

/** Returns the named exports of an export declaration. The default export is named `default`. */
export function namedExports(lowering: Lowering, node: ExportNode): NamedExport[] {
  switch (node.type) {
    case 'ExportDefaultDeclaration':
      return named('default', declared(lowering, node.declaration));
    case 'ExportAllDeclaration': {
      const name = node.exported ? keyName(node.exported, false) : undefined;
      return name === undefined ? [] : named(name, moduleOf(lowering, node.source));
    }
    case 'ExportNamedDeclaration':
      return node.declaration
        ? declarations(lowering, node.declaration)
        : node.specifiers.flatMap(specifier => specified(lowering, specifier, node));
    default:
      return [];
  }
}

/** Returns a TypeScript namespace as an object, whose properties are its exports. */
export function namespaceObject(lowering: Lowering, { body }: TSESTree.TSModuleDeclaration): SymbolicValue {
  const statements = body?.type === 'TSModuleBlock' ? body.body : [];
  const properties = statements.flatMap(node => (node.type === 'ExportNamedDeclaration' ? namedExports(lowering, node) : []));
  return { kind: 'object', properties, spreads: [] };
}

/** Returns the modules whose exports a file exports too: `export * from`. */
export function starExports(lowering: Lowering, node: ExportNode): ValueId[] {
  return node.type === 'ExportAllDeclaration' && !node.exported ? [moduleOf(lowering, node.source)] : [];
}

function declarations(lowering: Lowering, node: Node): NamedExport[] {
  if (node.type !== 'VariableDeclaration') {
    return 'id' in node && node.id?.type === 'Identifier' ? named(node.id.name, declared(lowering, node)) : [];
  }
  return node.declarations.flatMap(({ id }) => boundNames(id)).flatMap(name => named(name.name, lowering.expression(name)));
}

/** Returns the value of a declaration's name, later assignments included, or of an expression. */
function declared(lowering: Lowering, node: Node): ValueId {
  return lowering.expression('id' in node && node.id?.type === 'Identifier' ? node.id : node);
}

function specified(
  lowering: Lowering,
  { local, exported }: TSESTree.ExportSpecifier,
  { source }: TSESTree.ExportNamedDeclaration,
): NamedExport[] {
  const name = keyName(exported, false);
  const from = keyName(local, false);
  if (name === undefined || from === undefined) return [];
  if (!source) return named(name, lowering.expression(local));
  return named(name, lowering.table.add({ kind: 'member', object: moduleOf(lowering, source), name: from }));
}

function moduleOf(lowering: Lowering, source: TSESTree.StringLiteral): ValueId {
  return lowering.table.add({ kind: 'module', specifier: source.value });
}

/** Returns an export by name. Even with an unknown value, it hides an export of this name by `export *`. */
const named = (name: string, value: ValueId = UNKNOWN): NamedExport[] => [{ name, value }];

function boundNames(pattern: Node | null): TSESTree.Identifier[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap(property => boundNames(property.type === 'Property' ? property.value : property));
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundNames);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}
