/** A blocking call made one of its counterpart, awaited: what is called, with which arguments, and what it gives. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { BlockingRow, Rewrite } from '../catalog/index.ts';
import type { CallNode } from '../summary/collect.ts';
import { keyName, memberName, staticString, unwrap, type Node } from '../syntax/nodes.ts';
import { ByHand, type Awaiting } from './awaiting.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';
import { insert, replace, type Edit } from './model.ts';

type Rewritten = Exclude<Rewrite, false>;

/** Awaits the counterpart in place of the call, and gives what is awaited. Throws `ByHand` where that is not the same. */
export function awaitCounterpart(node: CallNode, row: BlockingRow, file: EditedFile, imports: Imports, awaiting: Awaiting): string {
  if (node.type !== 'CallExpression' || node.optional) throw new ByHand('it is not a plain call');
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) throw new ByHand('its arguments are spread');
  const { rewrite = row.differs === undefined ? {} : false } = row;
  if (rewrite === false) throw new ByHand('the call has to be rewritten by hand');
  const { edits, what } = calleeOf(node, row, file, imports);
  awaiting.edits.push(...edits, ...argumentsOf(node, rewrite, file));
  const [before = '', after = ''] = (rewrite.awaited ?? '$').split('$');
  awaiting.await(node, { before, after }, valueOf(node, rewrite));
  return what;
}

interface Callee {
  readonly edits: readonly Edit[];
  readonly what: string;
}

function calleeOf(node: TSESTree.CallExpression, row: BlockingRow, file: EditedFile, imports: Imports): Callee {
  const { counterpart, module, promises = module } = row;
  if (!counterpart) throw new ByHand('it has no asynchronous form');
  if ('promise' in counterpart) return promised(node, promises, counterpart.promise, row, file, imports);
  if ('method' in counterpart && counterpart.returns === 'promise') {
    if (node.callee.type !== 'MemberExpression' || node.callee.computed) throw new ByHand('it is not called as a method');
    return { edits: [replace(node.callee.property.range, counterpart.method)], what: counterpart.method };
  }
  const callback = 'callback' in counterpart ? counterpart.callback : 'sameWithCallback' in counterpart ? lastName(node.callee) : undefined;
  if (callback === undefined) throw new ByHand('the call has to be rewritten by hand');
  const original = promised(node, module, callback, row, file, imports);
  const promisify = imports.access('node:util', 'promisify', node);
  const edits = original.edits.length === 0 ? [replace(node.callee.range, `${promisify.expression}(${file.textOf(node.callee)})`)] : original.edits.map(edit => wrapped(edit, node.callee, promisify.expression, file));
  return { edits: [...promisify.edits, ...edits], what: callback };
}

/** The edit of a callee, within a call of `promisify`. */
function wrapped(edit: Edit, callee: Node, promisify: string, file: EditedFile): Edit {
  if (edit.range[1] !== callee.range[1]) return edit;
  const lead = file.text.slice(callee.range[0], edit.range[0]);
  return replace(callee.range, `${promisify}(${lead}${edit.text})`);
}

/** The callee as an export of a module: of the one it is called on, or imported. */
function promised(node: TSESTree.CallExpression, module: string, name: string, row: BlockingRow, file: EditedFile, imports: Imports): Callee {
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
  const access = imports.access(module, name, node);
  return { edits: [...access.edits, replace(callee.range, access.expression)], what: name };
}

function rootOf(callee: Node): TSESTree.Identifier | undefined {
  let node = unwrap(callee);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  return node.type === 'Identifier' ? node : undefined;
}

const lastName = (callee: Node): string | undefined =>
  callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;

/** What changes among the arguments. */
function argumentsOf(node: TSESTree.CallExpression, { path, output, without }: Rewritten, file: EditedFile): Edit[] {
  if (without !== undefined && node.arguments.slice(1).some(argument => mayHave(argument, without))) {
    throw new ByHand(`the counterpart ignores '${without}'`);
  }
  if (path && mayBeDescriptor(node.arguments[0], file)) throw new ByHand('the counterpart takes no file descriptors');
  return output ? outputOptions(node) : [];
}

/** Whether an argument may be options with this one among them. */
function mayHave(argument: Node, option: string): boolean {
  if (argument.type !== 'ObjectExpression') return true;
  return argument.properties.some(property => property.type !== 'Property' || [undefined, option].includes(keyName(property.key, property.computed)));
}

function mayBeDescriptor(argument: Node | undefined, file: EditedFile): boolean {
  if (!argument) return true;
  if (argument.type === 'Literal') return typeof argument.value !== 'string';
  const name = argument.type === 'MemberExpression' ? memberName(argument) : argument.type === 'Identifier' ? argument.name : undefined;
  if (name !== undefined && /fd$|descriptor/i.test(name)) return true;
  const variable = argument.type === 'Identifier' ? file.variable(argument.name, argument) : undefined;
  return variable?.defs.some(({ node }) => node.type === 'VariableDeclarator' && node.init !== null && /\bopenSync\(/.test(file.textOf(node.init))) ?? false;
}

/** A command's output is bytes unless an encoding is given; asked for a promise, it is a string. */
function outputOptions(node: TSESTree.CallExpression): Edit[] {
  const options = optionsOf(node);
  const names = options?.properties.map(property => (property.type === 'Property' ? keyName(property.key, property.computed) : undefined)) ?? [];
  if (names.some(name => name === undefined || name === 'stdio' || name === 'input')) throw new ByHand("'input' and 'stdio' have no counterpart");
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
