/** Replaces a blocking call with its awaited counterpart: the callee, the arguments and the result. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from '../catalog/index.ts';
import { keyName, memberName, rootOf, staticString, type Node } from '../syntax/nodes.ts';
import type { Awaiting } from './awaiting.ts';
import type { EditedFile } from './edited-file.ts';
import { insert, replace, type Edit } from './model.ts';
import { endOf } from './process-end.ts';
import type { Rewriting } from './rewriting.ts';
import { ByHand } from './obstacles.ts';

type Rewritten = Exclude<Rewrite, false>;

/** Awaits the counterpart in place of the call, and returns its name. Throws `ByHand` where the two would differ. */
export function awaitCounterpart(rewriting: Rewriting): string {
  const { node, row, file, imports, awaiting } = rewriting;
  if (node.type !== 'CallExpression' || node.optional) throw new ByHand('it is not a plain call');
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) throw new ByHand('its arguments are spread');
  const { rewrite = row.differs === undefined ? {} : false } = row;
  if (rewrite === false) throw new ByHand('the call has to be rewritten by hand');
  if (rewrite.untyped && file.isTypeScript) throw new ByHand('the types of the counterpart are others');
  const { edits, what } = calleeOf(node, rewriting);
  awaiting.edits.push(...edits, ...argumentsOf(node, rewrite, rewriting));
  const [before = '', after = ''] = (rewrite.awaited ?? '$').split('$');
  awaiting.await(node, rewrite.end ? endOf(node, file, imports.free('resolve')) : { before, after }, valueOf(node, rewrite));
  return what;
}

/** The API of a call, with the file and its imports. They decide how an export is written. */
type Exporting = Pick<Rewriting, 'file' | 'imports'> & { readonly row: Pick<Rewriting['row'], 'module' | 'path'> };

interface Callee {
  /** At most one edit, which ends where the callee ends. Empty if the callee stays. */
  readonly edits: readonly Edit[];
  readonly what: string;
}

function calleeOf(node: TSESTree.CallExpression, rewriting: Rewriting): Callee {
  const { file, imports } = rewriting;
  const { row } = rewriting;
  const { counterpart, module, promises = module } = row;
  if (!counterpart) throw new ByHand('it has no asynchronous form');
  if ('promise' in counterpart) return exportOf(promises, counterpart.promise, node, rewriting);
  if ('method' in counterpart && counterpart.returns === 'promise') {
    if (node.callee.type !== 'MemberExpression' || node.callee.computed) throw new ByHand('it is not called as a method');
    return { edits: [replace(node.callee.property.range, counterpart.method)], what: counterpart.method };
  }
  if ('events' in counterpart && row.rewrite) return exportOf(module, counterpart.events, node, rewriting);
  if ('callback' in counterpart) {
    const original = exportOf(module, counterpart.callback, node, rewriting);
    const [edit] = original.edits;
    // The part of the callee that stays, and its replaced end.
    return promisified(edit ? file.text.slice(node.callee.range[0], edit.range[0]) + edit.text : file.textOf(node.callee), original.what);
  }
  if ('sameWithCallback' in counterpart) return promisified(file.textOf(node.callee), lastName(node.callee) ?? '');
  throw new ByHand('the call has to be rewritten by hand');

  function promisified(name: string, what: string): Callee {
    return { edits: [replace(node.callee.range, `${imports.access('node:util', 'promisify', node)}(${name})`)], what };
  }
}

/** Returns the edit that makes the callee an export of a module, by a member access or an import. */
export function exportOf(module: string, name: string, node: TSESTree.CallExpression, { row, file, imports }: Exporting): Callee {
  const { callee } = node;
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') throw new ByHand('it is not a plain call');
  const root = rootOf(callee);
  const imported = root && imports.of(file.variable(root.name, root));
  if (!imported) throw new ByHand('it is not called by the name it is imported as');
  const steps = row.path
    .slice(row.module.length)
    .split('.')
    .filter(step => step !== '');
  const sibling = module === row.module && !name.includes('.') ? siblingOf(callee, steps, name) : undefined;
  if (sibling) return { edits: sibling.text === file.text.slice(...sibling.range) ? [] : [sibling], what: name };
  if (!hasPlainSteps(callee)) throw new ByHand('it is not a plain call');
  // `glob.sync`, where `glob` itself is the asynchronous form.
  if (isNamed(callee, steps))
    return { edits: [replace(callee.range, imported.name === name ? file.textOf(root) : imports.access(module, name, node))], what: name };
  if (callee.type === 'MemberExpression' && callee.object.type !== 'Identifier')
    throw new ByHand('it is not called by the name it is imported as');
  return { edits: [replace(callee.range, imports.access(module, name, node))], what: name };
}

/** Replaces the end of a callee with an export of the same module: `api.read` for `api.readSync`, `api.glob` for `api.glob.sync`. */
function siblingOf(callee: Node, steps: readonly string[], name: string): Edit | undefined {
  let holder = callee;
  for (let count = Math.max(steps.length, 1); count > 0; count--) {
    if (holder.type !== 'MemberExpression' || holder.computed || holder.optional) return undefined;
    holder = holder.object;
  }
  const first = callee.type === 'MemberExpression' && holder === callee.object;
  return first ? replace(callee.property.range, name) : replace([holder.range[1], callee.range[1]], `.${name}`);
}

function hasPlainSteps(callee: Node): boolean {
  return callee.type !== 'MemberExpression' || (!callee.optional && memberName(callee) !== undefined && hasPlainSteps(callee.object));
}

/** Tells whether a callee is one name, followed by an export's steps after the first: `glob.sync` for `['glob', 'sync']`. */
function isNamed(callee: Node, steps: readonly string[]): boolean {
  const members = steps
    .slice(1)
    .reduceRight<Node | undefined>(
      (node, step) => (node?.type === 'MemberExpression' && memberName(node) === step ? node.object : undefined),
      callee,
    );
  return steps.length > 1 && members?.type === 'Identifier';
}

const lastName = (callee: Node): string | undefined =>
  callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;

/** Returns the edits of the arguments. Throws `ByHand` where the counterpart treats them differently. */
function argumentsOf(
  node: TSESTree.CallExpression,
  { path, output, without: ignored, atLeast = 0 }: Rewritten,
  { file, awaiting }: Rewriting,
): Edit[] {
  if (node.arguments.length < atLeast) throw new ByHand('it leaves out arguments');
  if (ignored !== undefined && node.arguments.slice(1).some(argument => mayHave(argument, ignored))) {
    throw new ByHand(`the counterpart ignores '${ignored}'`);
  }
  if (path && mayBeDescriptor(node.arguments[0], file)) throw new ByHand('the counterpart takes no file descriptors');
  return output ? outputOptions(node, file, awaiting) : [];
}

/** Tells whether an argument may be an options object with a certain option. */
function mayHave(argument: Node, option: string): boolean {
  if (argument.type !== 'ObjectExpression') return true;
  return argument.properties.some(
    property => property.type !== 'Property' || [undefined, option].includes(keyName(property.key, property.computed)),
  );
}

/** Tells whether an argument may be a file descriptor rather than a path. */
export function mayBeDescriptor(argument: Node | undefined, file: EditedFile): boolean {
  if (!argument) return true;
  if (argument.type === 'Literal') return typeof argument.value !== 'string';
  const name = argument.type === 'MemberExpression' ? memberName(argument) : argument.type === 'Identifier' ? argument.name : undefined;
  if (name !== undefined && /fd$|descriptor/i.test(name)) return true;
  const variable = argument.type === 'Identifier' ? file.variable(argument.name, argument) : undefined;
  return (
    variable?.defs.some(
      ({ node }) => node.type === 'VariableDeclarator' && node.init !== null && /\bopenSync\(/.test(file.textOf(node.init)),
    ) ?? false
  );
}

/**
 * Returns the edits of a command's options. Without an `encoding`, the synchronous form returns bytes, and the promise form a
 * string. Without `stdio`, the synchronous form shows standard error; the promise form never does.
 */
function outputOptions(node: TSESTree.CallExpression, file: EditedFile, awaiting: Awaiting): Edit[] {
  const options = optionsOf(node);
  const properties = options?.properties ?? [];
  const names = properties.map(property => (property.type === 'Property' ? keyName(property.key, property.computed) : undefined));
  const stdio = properties[names.indexOf('stdio')];
  const isCollected = stdio?.type !== 'Property' || collects(stdio.value);
  if (names.some(name => name === undefined || name === 'input') || !isCollected)
    throw new ByHand("'input' and 'stdio' have no counterpart");
  if (readsStatus(node, file)) throw new ByHand('its error has a code in place of a status');
  if (!stdio) awaiting.notes.add('what the command writes to its standard error is no longer shown');
  const encoding = properties[names.indexOf('encoding')];
  if (encoding && !(encoding.type === 'Property' && staticString(encoding.value) !== undefined))
    throw new ByHand('its encoding is not known');
  if (encoding ?? isUnused(node)) return options && stdio ? [without(stdio, options, file)] : [];
  const property = "encoding: 'buffer'";
  if (stdio) return [replace(stdio.range, property)];
  const last = node.arguments.at(-1);
  if (!options) return last ? [insert(last.range[1], `, { ${property} }`)] : [];
  const lastProperty = options.properties.at(-1);
  return [lastProperty ? insert(lastProperty.range[1], `, ${property}`) : replace(options.range, `{ ${property} }`)];
}

/** Tells whether `stdio` collects a command's output and shows none of it, as the asynchronous form does. */
function collects(stdio: Node): boolean {
  if (stdio.type !== 'ArrayExpression') return staticString(stdio) === 'pipe';
  const [input, output, error, ...more] = stdio.elements.map(element => (element ? staticString(element) : undefined));
  const isUnseen = (end: string | undefined): boolean => end === 'pipe' || end === 'ignore';
  return more.length === 0 && isUnseen(input) && output === 'pipe' && isUnseen(error);
}

/** Removes a property, with the comma between it and its neighbour. */
function without({ range: [start, end] }: Node, { properties, range }: TSESTree.ObjectExpression, file: EditedFile): Edit {
  const index = properties.findIndex(property => property.range[0] === start);
  const [before, after] = [properties[index - 1], properties[index + 1]];
  const part = after ? ([start, after.range[0]] as const) : before ? ([before.range[1], end] as const) : range;
  if (file.hasComment(part[0], part[1])) throw new ByHand('a comment says something about its options');
  return replace(part, after || before ? '' : '{}');
}

/** Tells whether a `catch` around a command reads fields that only the error of the synchronous form has. */
function readsStatus(node: Node, file: EditedFile): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type === 'TryStatement' && at.handler && /\b(?:status|output|pid)\b/.test(file.textOf(at.handler))) return true;
  }
  return false;
}

/** Finds the object literal with a command's options. Throws `ByHand` where another expression may hold them. */
function optionsOf({ callee, arguments: args }: TSESTree.CallExpression): TSESTree.ObjectExpression | undefined {
  const last = args.at(-1);
  if (last?.type === 'ObjectExpression') return last;
  const [, second] = args;
  // In `execFileSync(file, list)`, a name may hold the list or the options.
  const isList = second?.type === 'ArrayExpression' && lastName(callee)?.startsWith('execFile');
  if (args.length === 1 || (args.length === 2 && isList)) return undefined;
  throw new ByHand('its options are not known');
}

const isUnused = (node: Node): boolean => node.parent?.type === 'ExpressionStatement';

/** Returns the member access that takes the result from the counterpart's value, such as `.stdout`. */
function valueOf(node: Node, { then = '', output }: Rewritten): string {
  return isUnused(node) ? '' : output ? '.stdout' : then;
}
