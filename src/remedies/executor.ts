/**
 * Runs a call without an asynchronous form on a worker thread, by the runtime's `runOnExecutor`. The thread loads the
 * function itself; arguments and result must be data.
 */
import { isBuiltin } from 'node:module';
import type { BlockingRow } from '../catalog/index.ts';
import { isClass, isFunction, rootOf, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';
import { insert, replace } from './model.ts';
import type { Rewriting } from './rewriting.ts';
import { ByHand, Obstacle } from './obstacles.ts';

/** The module of the runtime, unless the settings name another. */
const RUNTIME = 'eslint-plugin-event-loop/runtime';

/** Awaits the call's result from a thread, and returns the name of the API. Throws an `Obstacle` where the call can't be sent. */
export function runElsewhere({ node, row, runtime = RUNTIME, file, imports, awaiting }: Rewriting): string {
  const exported = row.path.slice(row.module.length).replace(/^\./, '');
  if (!row.plain || row.rewrite === false || /[#().]/.test(exported)) throw new ByHand('what it takes or gives is no plain data');
  if (node.type !== 'CallExpression' || node.optional) throw new ByHand('it is not a plain call');
  for (const argument of node.arguments) refuseUncloneable(argument, file);
  const types = file.isTypeScript ? `<Parameters<typeof ${file.textOf(node.callee)}>, ReturnType<typeof ${file.textOf(node.callee)}>>` : '';
  const task = taskOf(node.callee, row, exported, file, imports);
  const text = task.usesModule ? `${imports.access(runtime, 'executorTask', node)}${types}(${task.text})` : task.text;
  const executor = imports.access(runtime, 'runOnExecutor', node);
  const [first] = node.arguments;
  awaiting.edits.push(replace(node.callee.range, executor), first ? insert(first.range[0], `${text}, `) : insert(node.range[1] - 1, text));
  awaiting.await(node, { before: '', after: '' }, '');
  return exported === '' ? row.module : exported;
}

interface Task {
  readonly text: string;
  /** True if the text names a module. Otherwise the text is the function, which the executor finds in Node. */
  readonly usesModule: boolean;
}

function taskOf(callee: Node, { module }: BlockingRow, exported: string, file: EditedFile, imports: Imports): Task {
  const root = rootOf(callee);
  if (!root || !imports.of(file.variable(root.name, root))) throw new ByHand('it is not called by the name it is imported as');
  if (isBuiltin(module)) return { text: file.textOf(callee), usesModule: false };
  const { modules, quote } = imports.style;
  // A file doesn't show if TypeScript compiles it to an ES module or to CommonJS.
  if (modules === 'esm' && file.isTypeScript && !file.text.includes('import.meta')) throw new ByHand('the module has to be named');
  const specifier = `${modules === 'esm' ? 'import.meta.resolve' : 'require.resolve'}(${quote}${module}${quote})`;
  return { text: exported === '' ? specifier : `${specifier}, ${quote}${exported}${quote}`, usesModule: true };
}

/** Refuses an argument that contains a function or a class. For a name, the value in its declaration counts. */
function refuseUncloneable(argument: Node, file: EditedFile): void {
  walk<null>(argument, null, node => {
    const declared = node.type === 'Identifier' ? file.variable(node.name, node)?.defs[0]?.node : undefined;
    const value = declared?.type === 'VariableDeclarator' ? (declared.init ?? undefined) : declared;
    // A parameter is declared by its function, which is not its value.
    const stands = value && !isWithin(node, value) ? value : node;
    if (isClass(stands) || isFunction(stands))
      throw new Obstacle(`a function ('${abridged(file.textOf(node))}') can't be sent to a worker thread`);
    return null;
  });
}

function isWithin(node: Node, outer: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === outer) return true;
  return false;
}

const abridged = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
