/** What a file gives to others by `export`; what it gives by `exports` is a property write like any other. */
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, type Node } from '../syntax/nodes.ts';
import type { ExportNode } from './collect.ts';
import type { Lowering } from './lowering.ts';
import { UNKNOWN, type NamedExport, type SymbolicValue, type ValueId } from './model.ts';

/** The named exports of an export declaration; the default export is named `default`. */
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

/** The object that a TypeScript namespace is: its exports are its properties. */
export function namespaceObject(lowering: Lowering, { body }: TSESTree.TSModuleDeclaration): SymbolicValue {
  const statements = body?.type === 'TSModuleBlock' ? body.body : [];
  const properties = statements.flatMap(node => (node.type === 'ExportNamedDeclaration' ? namedExports(lowering, node) : []));
  return { kind: 'object', properties, spreads: [] };
}

/** The modules whose exports a file exports too: `export * from`. */
export function starExports(lowering: Lowering, node: ExportNode): ValueId[] {
  return node.type === 'ExportAllDeclaration' && !node.exported ? [moduleOf(lowering, node.source)] : [];
}

function declarations(lowering: Lowering, node: Node): NamedExport[] {
  if (node.type !== 'VariableDeclaration') {
    return 'id' in node && node.id?.type === 'Identifier' ? named(node.id.name, declared(lowering, node)) : [];
  }
  return node.declarations.flatMap(({ id }) => boundNames(id)).flatMap(name => named(name.name, lowering.expression(name)));
}

/** A declaration is what its name stands for, later assignments included; an expression is its value. */
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

/** An export of which nothing is known still takes its name: `export *` does not give it. */
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
