/**
 * Replaces a loop that only reads the clock with an awaited timer. The statement before the loop must say how long the loop
 * waits, as in `const end = Date.now() + ms; while (Date.now() < end);`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isMillisecondClock } from '../catalog/index.ts';
import type { LoopNode } from '../summary/collected.ts';
import { unwrap, type Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';
import { replace } from './model.ts';
import { ByHand } from './obstacles.ts';
import { contains } from './ranges.ts';
import type { LoopRewriting } from './rewriting.ts';
import { timerCall } from './timer.ts';

/** Awaits a timer in place of a loop, and returns the timer's name. Throws `ByHand` where the loop may be more than a sleep. */
export function awaitInsteadOfSpinning({ loop, file, imports, awaiting, runtime }: LoopRewriting): string {
  const declared = isEmptyBody(loop.body) && !isCounting(loop) ? declarationBefore(loop) : undefined;
  const duration = declared && loop.test ? durationOf(unwrap(loop.test), declared, file) : undefined;
  const variable = declared && file.variable(declared.id.name, loop);
  if (!declared || !duration || !variable) throw new ByHand('it is not seen how long it waits');
  // A variable that only the loop reads goes with the loop.
  if (variable.references.every(({ init, identifier }) => init === true || contains(loop, identifier))) {
    awaiting.edits.push(replace([declared.statement.range[0], loop.range[0]], ''));
  }
  const { call, what } = timerCall(file.textOf(duration), loop, imports, runtime);
  awaiting.edits.push(replace(loop.range, call + (file.textOf(declared.statement).endsWith(';') ? ';' : '')));
  awaiting.await(loop, { before: '', after: '' }, '');
  return what;
}

const isEmptyBody = (body: Node): boolean => body.type === 'EmptyStatement' || (body.type === 'BlockStatement' && body.body.length === 0);

const isCounting = (loop: LoopNode): boolean => loop.type === 'ForStatement' && Boolean(loop.init ?? loop.update);

interface Declared {
  readonly statement: Node;
  readonly id: TSESTree.Identifier;
  readonly init: TSESTree.Expression;
}

/** Finds the only variable that the statement right before the loop declares. */
function declarationBefore({ parent, ...loop }: LoopNode): Declared | undefined {
  const statements: readonly Node[] = parent.type === 'BlockStatement' || parent.type === 'Program' ? parent.body : [];
  const before = statements[statements.findIndex(({ range }) => range[0] === loop.range[0]) - 1];
  const [only, ...more] = before?.type === 'VariableDeclaration' ? before.declarations : [];
  if (!before || !only?.init || only.id.type !== 'Identifier' || more.length > 0) return undefined;
  return { statement: before, id: only.id, init: only.init };
}

/** Finds the duration: `ms` in `Date.now() - start < ms`, or in `const end = Date.now() + ms`. */
function durationOf(test: Node, { id, init }: Declared, file: EditedFile): Node | undefined {
  if (test.type !== 'BinaryExpression') return undefined;
  const { left, operator, right } = test;
  const [less, more] = /^<=?$/.test(operator) ? [left, right] : /^>=?$/.test(operator) ? [right, left] : [];
  if (!less || !more) return undefined;
  // Clocks with another unit are left to people.
  const isClock = (node: Node): boolean => isMillisecondClock(file.textOf(node));
  const isDeclared = (node: Node): boolean => node.type === 'Identifier' && node.name === id.name;
  const clock = less.type === 'BinaryExpression' && less.operator === '-' && isDeclared(less.right) ? less.left : less;
  if (!isClock(clock)) return undefined;
  const isSame = (node: Node): boolean => file.textOf(node) === file.textOf(clock);
  if (clock !== less) return isSame(init) && isRepeatable(more) ? more : undefined;
  if (!isDeclared(more) || init.type !== 'BinaryExpression' || init.operator !== '+') return undefined;
  if (isSame(init.left)) return init.right;
  return isSame(init.right) ? init.left : undefined;
}

/** Tells whether an expression may be evaluated once, in place of once a round. */
const isRepeatable = ({ type }: Node): boolean => type === 'Identifier' || type === 'Literal';
