/**
 * Reads a function's source and decides whether another thread can run it. The source must not use `this`, `super` or
 * `import.meta` from outside; variables from outside are listed by name.
 */
import { isBuiltin } from 'node:module';
import { analyze } from '@typescript-eslint/scope-manager';
import { parseSync } from 'oxc-parser';
import { nameOf } from './callbacks.ts';
import { NotSelfContainedError } from './not-self-contained-error.ts';

type ScopeManager = ReturnType<typeof analyze>;
type Program = Parameters<typeof analyze>[0];

/** A node of the syntax tree. Readers check the properties that they use. */
interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

export interface FunctionSource {
  /** An expression whose value is the function, for strict mode. */
  readonly source: string;
  /** The variables that it uses from outside, by first use. A name that is no global is missing on the thread. */
  readonly names: readonly string[];
}

/** Returns the source of a function. Throws a `NotSelfContainedError` if its source alone can't run. */
export function functionSource(task: (...args: never) => unknown): FunctionSource {
  const text = Function.prototype.toString.call(task);
  const fail = (why: string): never => {
    throw new NotSelfContainedError(nameOf(task), why);
  };
  if (/\{\s*\[native code\]\s*\}\s*$/.test(text)) {
    fail(
      task.name.startsWith('bound ')
        ? 'it is bound, and a bound function has no source'
        : 'it is native, and not an export of a module of Node',
    );
  }
  const parsed = parseExpression(`(${text})`) ?? parseExpression(asMethod(text)) ?? fail('its source can not be read by itself');
  const root = functionIn(parsed.program) ?? fail('it is a class, a getter or a setter');
  if (root.generator === true) fail('it is a generator, and what it gives can not be sent');
  const tie = tieOf(root);
  if (tie !== undefined) fail(tie);
  const names = new Set(parsed.scopes.globalScope?.through.map(({ identifier }) => identifier.name));
  return { source: parsed.source, names: [...names] };
}

/** Wraps the source of a method, which is no expression by itself, as the only property of an object. */
const asMethod = (text: string): string => `(object => object[Reflect.ownKeys(object)[0]])({ ${text} })`;

function parseExpression(source: string): { source: string; program: Node; scopes: ScopeManager } | undefined {
  const { program, errors } = parseSync('task.js', source, {
    lang: 'js',
    astType: 'ts',
    sourceType: 'module',
    range: true,
    preserveParens: false,
  });
  if (errors.length > 0) return undefined;
  // With `astType: 'ts'` and ranges, oxc's tree has the shape of typescript-eslint's types.
  return { source, program: program as unknown as Node, scopes: analyze(program as unknown as Program, { sourceType: 'module', lib: [] }) };
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const isFunction = ({ type }: Node): boolean => type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** Finds the function in the only statement: the expression itself, or the property of the object that `asMethod` wrote. */
function functionIn({ body }: Node): Node | undefined {
  const [expression] = [body].flat().filter(isNode).flatMap(childrenOf);
  if (!expression || isFunction(expression)) return expression;
  const [object] = [expression.arguments].flat().filter(isNode);
  const [property] = object ? childrenOf(object) : [];
  return property?.kind === 'init' ? childrenOf(property).find(isFunction) : undefined;
}

/** Finds the first use of `this`, `super`, `import.meta` or a relative import, and returns why it can't run elsewhere. */
function tieOf(root: Node): string | undefined {
  for (const { node, ownsThis } of nodesWithin(root, false)) {
    if (node.type === 'ThisExpression' && !ownsThis) return "it uses 'this', which is not sent with it";
    if (node.type === 'Super' && !ownsThis) return "it uses 'super', which is not sent with it";
    if (node.type === 'MetaProperty' && isNode(node.meta) && node.meta.name === 'import')
      return "it uses 'import.meta', which is that of its own module";
    const imported = node.type === 'ImportExpression' && isNode(node.source) ? node.source.value : undefined;
    if (typeof imported === 'string' && !isBuiltin(imported) && !URL.canParse(imported))
      return `it imports '${imported}', which is found only from its own module`;
  }
  return undefined;
}

/** Returns all nodes below a node. `ownsThis` is true in an inner function or class, which has a `this` of its own. */
function* nodesWithin(parent: Node, ownsThis: boolean): Generator<{ readonly node: Node; readonly ownsThis: boolean }> {
  for (const node of childrenOf(parent)) {
    yield { node, ownsThis };
    yield* nodesWithin(node, ownsThis || ['FunctionExpression', 'FunctionDeclaration', 'ClassBody'].includes(node.type));
  }
}
