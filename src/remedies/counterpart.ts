/** A blocking call made one of its counterpart, awaited: what is called, with which arguments, and what it gives. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from '../catalog/index.ts';
import { keyName, memberName, rootOf, staticString, type Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';
import { insert, replace, type Edit } from './model.ts';
import type { Rewriting } from './rewriting.ts';
import { ByHand } from './obstacles.ts';

type Rewritten = Exclude<Rewrite, false>;

/** Awaits the counterpart in place of the call, and gives what is awaited. Throws `ByHand` where that is not the same. */
export function awaitCounterpart(rewriting: Rewriting): string {
  const { node, row, file, awaiting } = rewriting;
  if (node.type !== 'CallExpression' || node.optional) throw new ByHand('it is not a plain call');
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) throw new ByHand('its arguments are spread');
  const { rewrite = row.differs === undefined ? {} : false } = row;
  if (rewrite === false) throw new ByHand('the call has to be rewritten by hand');
  const { edits, what } = calleeOf(node, rewriting);
  awaiting.edits.push(...edits, ...argumentsOf(node, rewrite, file));
  const [before = '', after = ''] = (rewrite.awaited ?? '$').split('$');
  awaiting.await(node, { before, after }, valueOf(node, rewrite));
  return what;
}

/** Where an export is written: the module that is called there, and the file. */
type Exporting = Pick<Rewriting, 'file' | 'imports'> & { readonly row: Pick<Rewriting['row'], 'module'> };

interface Callee {
  /** One, of the end of the callee, unless it stays as it is. */
  readonly edits: readonly Edit[];
  readonly what: string;
}

function calleeOf(node: TSESTree.CallExpression, rewriting: Rewriting): Callee {
  const { file, imports } = rewriting;
  const { counterpart, module, promises = module } = rewriting.row;
  if (!counterpart) throw new ByHand('it has no asynchronous form');
  if ('promise' in counterpart) return exportOf(promises, counterpart.promise, node, rewriting);
  if ('method' in counterpart && counterpart.returns === 'promise') {
    if (node.callee.type !== 'MemberExpression' || node.callee.computed) throw new ByHand('it is not called as a method');
    return { edits: [replace(node.callee.property.range, counterpart.method)], what: counterpart.method };
  }
  const callback = 'callback' in counterpart ? counterpart.callback : 'sameWithCallback' in counterpart ? lastName(node.callee) : undefined;
  if (callback === undefined) throw new ByHand('the call has to be rewritten by hand');
  const original = exportOf(module, callback, node, rewriting);
  const [edit] = original.edits;
  // The part of the callee that stays, and the part that becomes another.
  const name = edit ? file.text.slice(node.callee.range[0], edit.range[0]) + edit.text : file.textOf(node.callee);
  return { edits: [replace(node.callee.range, `${imports.access('node:util', 'promisify', node)}(${name})`)], what: callback };
}

/** The callee as an export of a module: of the one it is called on, or imported. */
export function exportOf(module: string, name: string, node: TSESTree.CallExpression, { row, file, imports }: Exporting): Callee {
  const { callee } = node;
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') throw new ByHand('it is not a plain call');
  const root = rootOf(callee);
  const imported = root && imports.of(file.variable(root.name, root));
  if (!imported) throw new ByHand('it is not called by the name it is imported as');
  const isMember = callee.type === 'MemberExpression';
  if (isMember && (callee.optional || memberName(callee) === undefined)) throw new ByHand('it is not a plain call');
  const isSibling = isMember && module === row.module && !name.includes('.');
  if (isSibling && callee.property.type === 'Identifier' && !callee.computed) {
    const edits = memberName(callee) === name ? [] : [replace(callee.property.range, name)];
    return { edits, what: name };
  }
  if (!isSibling && isMember && callee.object.type !== 'Identifier') throw new ByHand('it is not called by the name it is imported as');
  return { edits: [replace(callee.range, imports.access(module, name, node))], what: name };
}

const lastName = (callee: Node): string | undefined =>
  callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;

/** What changes among the arguments. */
function argumentsOf(node: TSESTree.CallExpression, { path, output, without, atLeast = 0 }: Rewritten, file: EditedFile): Edit[] {
  if (node.arguments.length < atLeast) throw new ByHand('it leaves out arguments');
  if (without !== undefined && node.arguments.slice(1).some(argument => mayHave(argument, without))) {
    throw new ByHand(`the counterpart ignores '${without}'`);
  }
  if (path && mayBeDescriptor(node.arguments[0], file)) throw new ByHand('the counterpart takes no file descriptors');
  return output ? outputOptions(node, file) : [];
}

/** Whether an argument may be options with this one among them. */
function mayHave(argument: Node, option: string): boolean {
  if (argument.type !== 'ObjectExpression') return true;
  return argument.properties.some(property => property.type !== 'Property' || [undefined, option].includes(keyName(property.key, property.computed)));
}

/** Whether an argument may be a file descriptor rather than a path. */
export function mayBeDescriptor(argument: Node | undefined, file: EditedFile): boolean {
  if (!argument) return true;
  if (argument.type === 'Literal') return typeof argument.value !== 'string';
  const name = argument.type === 'MemberExpression' ? memberName(argument) : argument.type === 'Identifier' ? argument.name : undefined;
  if (name !== undefined && /fd$|descriptor/i.test(name)) return true;
  const variable = argument.type === 'Identifier' ? file.variable(argument.name, argument) : undefined;
  return variable?.defs.some(({ node }) => node.type === 'VariableDeclarator' && node.init !== null && /\bopenSync\(/.test(file.textOf(node.init))) ?? false;
}

/** A command's output is bytes unless an encoding is given; asked for a promise, it is a string. */
function outputOptions(node: TSESTree.CallExpression, file: EditedFile): Edit[] {
  const options = optionsOf(node);
  const names = options?.properties.map(property => (property.type === 'Property' ? keyName(property.key, property.computed) : undefined)) ?? [];
  if (names.some(name => name === undefined || name === 'stdio' || name === 'input')) throw new ByHand("'input' and 'stdio' have no counterpart");
  if (readsStatus(node, file)) throw new ByHand('its error has a code in place of a status');
  const encoding = options?.properties.find(property => property.type === 'Property' && keyName(property.key, property.computed) === 'encoding');
  if (encoding) {
    const isKnown = encoding.type === 'Property' && staticString(encoding.value) !== undefined;
    if (!isKnown) throw new ByHand('its encoding is not known');
    return [];
  }
  if (isUnused(node)) return [];
  const last = node.arguments.at(-1);
  const property = "encoding: 'buffer'";
  if (!options) return last ? [insert(last.range[1], `, { ${property} }`)] : [];
  const lastProperty = options.properties.at(-1);
  return [lastProperty ? insert(lastProperty.range[1], `, ${property}`) : replace(options.range, `{ ${property} }`)];
}

/** Whether the `catch` around a command looks at what only the error of the synchronous form has. */
function readsStatus(node: Node, file: EditedFile): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type === 'TryStatement' && at.handler && /\b(?:status|output|pid)\b/.test(file.textOf(at.handler))) return true;
  }
  return false;
}

/** The options of a call that runs a command, if they are written there. */
function optionsOf({ callee, arguments: given }: TSESTree.CallExpression): TSESTree.ObjectExpression | undefined {
  const last = given.at(-1);
  if (last?.type === 'ObjectExpression') return last;
  const [, second] = given;
  // `execFileSync(file, list)`: what a name stands for may be either.
  const isList = second?.type === 'ArrayExpression' && lastName(callee)?.startsWith('execFile');
  if (given.length === 1 || (given.length === 2 && isList)) return undefined;
  throw new ByHand('its options are not known');
}

const isUnused = (node: Node): boolean => node.parent?.type === 'ExpressionStatement';

/** What is taken of what the counterpart gives. */
function valueOf(node: Node, { then = '', output }: Rewritten): string {
  return isUnused(node) ? '' : output ? '.stdout' : then;
}
