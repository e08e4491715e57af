/**
 * Replaces a synchronous run of a process with `spawn`, if the process's output goes elsewhere. The synchronous result then
 * says only how the process ended, and `spawn` says that by two events.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, staticString, type Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';
import { ByHand } from './obstacles.ts';

/** The fields of a result that say how the process ended. */
const fields = ['status', 'signal', 'error'] as const;
type Field = (typeof fields)[number];

const types: Readonly<Record<Field, string>> = {
  status: 'status: number | null',
  signal: 'signal: NodeJS.Signals | null',
  error: 'error?: Error',
};

/** The options that mean the same to both forms. */
const alike = new Set(['argv0', 'cwd', 'env', 'gid', 'shell', 'stdio', 'uid', 'windowsHide', 'windowsVerbatimArguments']);

/**
 * Returns the code around a call of `spawn` that makes it a promise of the process's end. `resolve` is a name that the
 * call doesn't use. Throws `ByHand` where the result is used for more.
 */
export function endOf(
  call: TSESTree.CallExpression,
  file: EditedFile,
  resolve: string,
): { readonly before: string; readonly after: string } {
  if (!writesElsewhere(call)) throw new ByHand('its output has to be collected');
  const used = usedOf(call, file);
  if (used.length === 0) return { before: `new Promise(${resolve} => `, after: `.on('error', ${resolve}).on('close', ${resolve}))` };
  const has = (field: Field): boolean => used.includes(field);
  const failed = used.map(field => (field === 'error' ? 'error' : `${field}: null`));
  const ended = used.filter(field => field !== 'error');
  const type = file.isTypeScript ? `<{ ${used.map(field => types[field]).join('; ')} }>` : '';
  const parameters = has('signal') ? '(status, signal)' : has('status') ? 'status' : '()';
  return {
    before: `new Promise${type}(${resolve} => `,
    after:
      `.on('error', ${has('error') ? 'error' : '()'} => ${resolve}({ ${failed.join(', ')} }))` +
      `.on('close', ${parameters} => ${resolve}({ ${ended.join(', ')} })))`.replace('{  }', '{}'),
  };
}

function writesElsewhere({ arguments: args }: TSESTree.CallExpression): boolean {
  const options = args.at(-1);
  if (options?.type !== 'ObjectExpression') return false;
  const names = options.properties.map(property => (property.type === 'Property' ? keyName(property.key, property.computed) : undefined));
  if (!names.every(name => name !== undefined && alike.has(name))) return false;
  const stdio = options.properties[names.indexOf('stdio')];
  const value = stdio?.type === 'Property' ? stdio.value : undefined;
  const isElsewhere = (node: Node | null): boolean => node !== null && ['ignore', 'inherit'].includes(staticString(node) ?? '');
  return value?.type === 'ArrayExpression'
    ? value.elements.length === 3 && value.elements.every(isElsewhere)
    : value !== undefined && isElsewhere(value);
}

/** Returns the fields that the code reads of the result. Throws `ByHand` where the code uses the result as a whole. */
function usedOf(call: TSESTree.CallExpression, file: EditedFile): Field[] {
  const { parent } = call;
  const names = namesUsed(parent, call, file);
  const known = fields.filter(field => names?.includes(field));
  if (names === undefined || names.some(name => !known.some(field => field === name))) throw new ByHand('its result is used as a whole');
  return known;
}

/** Returns the names of the members that the code reads of a result; nothing where the result goes elsewhere. */
function namesUsed(parent: Node, call: Node, file: EditedFile): (string | undefined)[] | undefined {
  if (parent.type === 'ExpressionStatement') return [];
  if (parent.type === 'MemberExpression') return isRead(parent, call) ? [memberName(parent)] : undefined;
  if (parent.type !== 'VariableDeclarator' || parent.init !== call) return undefined;
  const { id } = parent;
  if (id.type === 'ObjectPattern')
    return id.properties.map(property => (property.type === 'Property' ? keyName(property.key, property.computed) : undefined));
  if (id.type !== 'Identifier' || id.typeAnnotation) return undefined;
  const uses = file
    .variable(id.name, id)
    ?.references.filter(({ init }) => init !== true)
    .map(({ identifier }): Node => identifier);
  return uses?.map(use => (use.parent?.type === 'MemberExpression' && isRead(use.parent, use) ? memberName(use.parent) : undefined));
}

const isRead = (member: TSESTree.MemberExpression, object: Node): boolean =>
  member.object === object &&
  !(member.parent.type === 'AssignmentExpression' && member.parent.left === member) &&
  member.parent.type !== 'UpdateExpression' &&
  !(member.parent.type === 'UnaryExpression' && member.parent.operator === 'delete');
