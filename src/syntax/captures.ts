/**
 * The captures of a function: outer variables, and `this`, `super`, `arguments` and `import.meta` that are not its own. A
 * function with captures does not run elsewhere from its text alone.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isClass, isFunction, type FunctionNode, type Node } from './nodes.ts';
import type { Reference, ScopeManager } from './scopes.ts';
import { walk } from './walk.ts';

export interface Capture {
  readonly name: string;
  readonly range: readonly [number, number];
}

/** Returns the first use of each captured name, in source order. */
export function capturesOf(node: FunctionNode, scopeManager: ScopeManager): Capture[] {
  const scope = scopeManager.acquire(node, true) ?? scopeManager.acquire(node);
  const variables = (scope?.through ?? []).flatMap(reference => captured(reference, node));
  const first = new Map<string, Capture>();
  for (const capture of [...variables, ...ties(node)].sort((a, b) => a.range[0] - b.range[0])) {
    if (!first.has(capture.name)) first.set(capture.name, capture);
  }
  return [...first.values()];
}

function captured({ identifier, resolved, ...reference }: Reference, node: FunctionNode): Capture[] {
  // References of ESLint's own scopes have no `isValueReference`.
  if ('isValueReference' in reference && reference.isValueReference === false) return [];
  const { name, range, parent } = identifier as TSESTree.Identifier;
  if (parent.type === 'TSTypeQuery' || parent.type === 'TSQualifiedName') return [];
  if (name === 'arguments') return [{ name, range }];
  const defs = resolved?.defs ?? [];
  const isOwn = defs.some(def => def.node === node);
  return defs.length === 0 || isOwn || defs.every(({ type }) => (type as string) === 'Type') ? [] : [{ name, range }];
}

interface Place {
  readonly ownsThis: boolean;
  readonly ownsSuper: boolean;
}

function ties(root: FunctionNode): Capture[] {
  const found: Capture[] = [];
  const { parent } = root;
  const isMethod = parent.type === 'MethodDefinition' || (parent.type === 'Property' && parent.method);
  walk<Place>(root, { ownsThis: root.type !== 'ArrowFunctionExpression' && !isMethod, ownsSuper: false }, (node, place) => {
    const add = (name: string): void => void found.push({ name, range: node.range });
    if (node.type === 'ThisExpression' && !place.ownsThis) add('this');
    if (node.type === 'Super' && !place.ownsSuper) add('super');
    if (node.type === 'MetaProperty' && node.meta.name === 'import') add('import.meta');
    if (node === root) return place;
    if (isClass(node)) return { ownsThis: true, ownsSuper: true };
    return isFunction(node) && node.type !== 'ArrowFunctionExpression' ? { ...place, ownsThis: true } : place;
  });
  return found;
}

/** Finds names whose text becomes part of a script's text: `f` in `${f}`, `'(' + f + ')()'`, `${f.toString()}` and `String(f)`. */
export function namesInText(text: Node): TSESTree.Identifier[] {
  switch (text.type) {
    case 'TemplateLiteral':
      return text.expressions.flatMap(namesInText);
    case 'BinaryExpression':
      return text.operator === '+' ? [...namesInText(text.left), ...namesInText(text.right)] : [];
    case 'CallExpression': {
      const { callee } = text;
      if (
        callee.type === 'MemberExpression' &&
        !callee.computed &&
        callee.property.type === 'Identifier' &&
        callee.property.name === 'toString'
      )
        return namesInText(callee.object);
      const [first] = text.arguments;
      return callee.type === 'Identifier' && callee.name === 'String' && first ? namesInText(first) : [];
    }
    case 'Identifier':
      return [text];
    default:
      return [];
  }
}
