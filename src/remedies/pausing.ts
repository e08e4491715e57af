/**
 * A loop that goes round very often, made to let others run every so many rounds: where its head counts them one by one, and
 * what a round costs is seen, because nothing in it but arithmetic is done.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { LoopNode } from '../summary/collected.ts';
import type { Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import type { Awaiting } from './awaiting.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';
import { insert, replace } from './model.ts';
import { ByHand } from './obstacles.ts';

/** How long the loop may be held between two pauses, in nanoseconds. */
const SLICE = 10_000_000;
/** What one operation costs at most, by `npm run bench rounds`, on a machine of half the speed. */
const OPERATION = 12;
/** A pause takes some microseconds itself, and is not to be what the loop is busy with. */
const FEWEST = 10_000;

/** Puts a pause into a loop, and gives the number of rounds between two. Throws `ByHand` where it is not seen how many these may be. */
export function pauseBetweenRounds(loop: LoopNode, file: EditedFile, imports: Imports, awaiting: Awaiting): string {
  const counter = loop.type === 'ForStatement' ? counterOf(loop) : undefined;
  const operations = counter === undefined ? undefined : operationsIn(loop, counter);
  const rounds = operations === undefined ? 0 : 10 ** Math.floor(Math.log10(SLICE / (OPERATION * operations)));
  if (counter === undefined || rounds < FEWEST) throw new ByHand('it is not seen what a round costs');
  const first: Node | undefined = loop.body.type === 'BlockStatement' ? loop.body.body[0] : loop.body;
  if (first && file.hasComment(loop.body.range[0], first.range[0])) throw new ByHand('a comment is in the way');
  const written = rounds.toLocaleString('en').replaceAll(',', '_');
  const pause = `if (${counter} % ${written} === 0) await ${imports.access('node:timers/promises', 'scheduler', loop.body)}.yield();`;
  awaiting.edits.push(...inserted(pause, loop.body, file));
  awaiting.enter(loop.body);
  return rounds.toLocaleString('en');
}

/** A variable of a `for` that goes from a whole number up or down by one. */
function counterOf({ init, update }: TSESTree.ForStatement): string | undefined {
  const [only, ...more] = init?.type === 'VariableDeclaration' && init.kind === 'let' ? init.declarations : [];
  if (only?.id.type !== 'Identifier' || more.length > 0 || only.init?.type !== 'Literal' || !Number.isInteger(only.init.value))
    return undefined;
  return update?.type === 'UpdateExpression' && update.argument.type === 'Identifier' && update.argument.name === only.id.name
    ? only.id.name
    : undefined;
}

/** How many operations a round is; `undefined` where something else may be done in it. */
function operationsIn(loop: Node, counter: string): number | undefined {
  let operations = 0;
  const others: Node[] = [];
  walk<null>(loop, null, node => {
    switch (node.type) {
      case 'AssignmentExpression':
      case 'BinaryExpression':
      case 'ConditionalExpression':
      case 'IfStatement':
      case 'LogicalExpression':
      case 'UnaryExpression':
      case 'UpdateExpression':
        operations++;
        break;
      case 'VariableDeclarator':
        // Shadowed, it would be another that is counted.
        if (node.id.type !== 'Identifier' || (node.id.name === counter && node.parent.parent !== loop)) others.push(node);
        break;
      case 'CallExpression':
        operations++;
        if (!isArithmetic(node)) others.push(node);
        break;
      case 'BlockStatement':
      case 'EmptyStatement':
      case 'ExpressionStatement':
      case 'ForStatement':
      case 'Identifier':
      case 'Literal':
      case 'VariableDeclaration':
        if (node.type === 'ForStatement' && node !== loop) others.push(node);
        break;
      case 'MemberExpression':
        if (node.parent.type !== 'CallExpression' || node.parent.callee !== node) others.push(node);
        break;
      default:
        others.push(node);
    }
    return null;
  });
  return others.length === 0 ? operations : undefined;
}

/** `Math.sqrt(x)`, but nothing else: what a call may run is not seen here. */
const isArithmetic = ({ callee, optional }: TSESTree.CallExpression): boolean =>
  !optional &&
  callee.type === 'MemberExpression' &&
  !callee.computed &&
  callee.object.type === 'Identifier' &&
  callee.object.name === 'Math';

/** A statement as the first of a body. */
function inserted(statement: string, body: Node, file: EditedFile) {
  if (body.type === 'BlockStatement') {
    const [first] = body.body;
    const between = first ? file.text.slice(body.range[0] + 1, first.range[0]) : ' ';
    return [insert(body.range[0] + 1, (between.trim() === '' ? between : ' ') + statement + (first ? '' : ' '))];
  }
  const rest = body.type === 'EmptyStatement' ? '' : ` ${file.textOf(body)}`;
  const isApart = /\s/.test(file.text[body.range[0] - 1] ?? '');
  return [replace(body.range, `${isApart ? '' : ' '}{ ${statement}${rest} }`)];
}
