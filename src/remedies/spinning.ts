/**
 * A loop that does nothing but ask for the time, made an awaited timer: where the statement before it says how long it
 * waits, as in `const end = Date.now() + ms; while (Date.now() < end);`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { LoopNode } from '../summary/collected.ts';
import { unwrap, type Node } from '../syntax/nodes.ts';
import type { Awaiting } from './awaiting.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';
import { replace } from './model.ts';
import { ByHand } from './obstacles.ts';
import { timerCall } from './timer.ts';

/** Gives milliseconds. Other clocks are left to people. */
const CLOCK = /^(?:Date\.now\(\)|performance\.now\(\)|new Date\(\)\.(?:getTime|valueOf)\(\)|\+new Date\(\))$/;

/** Awaits a timer in place of a loop, and gives what is awaited. Throws `ByHand` where the loop may be more than a sleep. */
export function awaitInsteadOfSpinning(
  loop: LoopNode,
  file: EditedFile,
  imports: Imports,
  awaiting: Awaiting,
  runtime: string | undefined,
): string {
  const declared = isNothing(loop.body) && !isCounting(loop) ? declarationBefore(loop) : undefined;
  const duration = declared && loop.test ? durationOf(unwrap(loop.test), declared, file) : undefined;
  const variable = declared && file.variable(declared.id.name, loop);
  if (!declared || !duration || !variable) throw new ByHand('it is not seen how long it waits');
  const isOfLoop = ({ range: [start, end] }: Node): boolean => start >= loop.range[0] && end <= loop.range[1];
  // What only the loop has read goes with it.
  if (variable.references.every(({ init, identifier }) => init === true || isOfLoop(identifier))) {
    awaiting.edits.push(replace([declared.statement.range[0], loop.range[0]], ''));
  }
  const { call, what } = timerCall(file.textOf(duration), loop, imports, runtime);
  awaiting.edits.push(replace(loop.range, call + (file.textOf(declared.statement).endsWith(';') ? ';' : '')));
  awaiting.await(loop, { before: '', after: '' }, '');
  return what;
}

const isNothing = (body: Node): boolean => body.type === 'EmptyStatement' || (body.type === 'BlockStatement' && body.body.length === 0);

const isCounting = (loop: LoopNode): boolean => loop.type === 'ForStatement' && Boolean(loop.init ?? loop.update);

interface Declared {
  readonly statement: Node;
  readonly id: TSESTree.Identifier;
  readonly init: TSESTree.Expression;
}

/** The one variable that the statement right before the loop declares. */
function declarationBefore({ parent, ...loop }: LoopNode): Declared | undefined {
  const statements: readonly Node[] = parent.type === 'BlockStatement' || parent.type === 'Program' ? parent.body : [];
  const before = statements[statements.findIndex(({ range }) => range[0] === loop.range[0]) - 1];
  const [only, ...more] = before?.type === 'VariableDeclaration' ? before.declarations : [];
  if (!before || !only?.init || only.id.type !== 'Identifier' || more.length > 0) return undefined;
  return { statement: before, id: only.id, init: only.init };
}

/** The milliseconds after now: in the test with the beginning, or in the declaration of the end. */
function durationOf(test: Node, { id, init }: Declared, file: EditedFile): Node | undefined {
  if (test.type !== 'BinaryExpression') return undefined;
  const { left, operator, right } = test;
  const [less, more] = /^<=?$/.test(operator) ? [left, right] : /^>=?$/.test(operator) ? [right, left] : [];
  if (!less || !more) return undefined;
  const isClock = (node: Node): boolean => CLOCK.test(file.textOf(node));
  const isDeclared = (node: Node): boolean => node.type === 'Identifier' && node.name === id.name;
  const clock = less.type === 'BinaryExpression' && less.operator === '-' && isDeclared(less.right) ? less.left : less;
  if (!isClock(clock)) return undefined;
  const isSame = (node: Node): boolean => file.textOf(node) === file.textOf(clock);
  if (clock !== less) return isSame(init) && isRepeatable(more) ? more : undefined;
  if (!isDeclared(more) || init.type !== 'BinaryExpression' || init.operator !== '+') return undefined;
  if (isSame(init.left)) return init.right;
  return isSame(init.right) ? init.left : undefined;
}

/** Whether it makes no difference that it is evaluated once. */
const isRepeatable = ({ type }: Node): boolean => type === 'Identifier' || type === 'Literal';
