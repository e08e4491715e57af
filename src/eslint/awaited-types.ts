/**
 * The types of awaited expressions, by TypeScript's checker, if typescript-eslint's parser has one (typed linting). Only types
 * are imported; `typescript` is never loaded here. An answer says no more than the type guarantees. A value of type `{}` may be
 * a promise, and so may the result of a function of type `() => void`.
 */
import type { SourceCode } from 'eslint';
import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import type { AwaitedTypes, UselessType } from '../analysis/pass.ts';
import { memberName, unwrap } from '../syntax/nodes.ts';

type Services = Pick<ParserServicesWithTypeInformation, 'program' | 'esTreeNodeToTSNodeMap'>;
type Answer = ReturnType<AwaitedTypes['of']>;

const awaitable = { awaitable: true } as const;

/** Returns the types of a file's awaited expressions, if its parser knows types. */
export function awaitedTypes(sourceCode: SourceCode): AwaitedTypes | undefined {
  // The services depend on the parser. A parser with a program has those of typescript-eslint.
  const { program, esTreeNodeToTSNodeMap } = (sourceCode.parserServices ?? {}) as Partial<Services>;
  if (!program || !esTreeNodeToTSNodeMap) return undefined;
  return {
    of(at) {
      try {
        const node = nodeAt(sourceCode, at.start, at.end);
        return node && new AwaitedExpression({ program, esTreeNodeToTSNodeMap }, node).answer();
      } catch {
        // The checker may fail on invalid code, and the parser may make nodes that the checker doesn't know.
        return undefined;
      }
    },
  };
}

/** Finds the outermost node with exactly this range. Around `a?.b`, that node has the type of the whole. */
function nodeAt(sourceCode: SourceCode, start: number, end: number): TSESTree.Node | undefined {
  // ESLint types its tree as ESTree; a parser with a program makes the nodes of typescript-eslint.
  let node = sourceCode.getNodeByRangeIndex(start) as unknown as TSESTree.Node | null;
  let found: TSESTree.Node | undefined;
  for (; node && node.range[0] >= start && node.range[1] <= end; node = node.parent ?? null) if (node.range[1] === end) found = node;
  return found;
}

class AwaitedExpression {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #node: ts.Node;
  readonly #nodes: Services['esTreeNodeToTSNodeMap'];
  /** The expression, if it is a call. */
  readonly #call: TSESTree.CallExpression | undefined;

  constructor({ program, esTreeNodeToTSNodeMap: nodes }: Services, node: TSESTree.Node) {
    this.#program = program;
    this.#checker = program.getTypeChecker();
    this.#nodes = nodes;
    this.#node = nodes.get(node);
    const call = unwrap(node);
    this.#call = call.type === 'CallExpression' ? call : undefined;
  }

  answer(): Answer {
    const type = this.#checker.getTypeAtLocation(this.#node);
    const may = this.#mayBeAwaited(type);
    if (may !== false) return may && awaitable;
    return { awaitable: false, form: this.#formOf(type), name: this.#checker.typeToString(type) };
  }

  /** Tells whether a value of a type may be awaited; `undefined` where the type doesn't say. One part of a union is enough. */
  #mayBeAwaited(type: ts.Type): boolean | undefined {
    // Without `strictNullChecks`, `unknown` appears as `{}`.
    const apparent = intrinsicName(type) === undefined ? this.#checker.getApparentType(type) : type;
    if (!apparent.isUnion()) return this.#mayPartBeAwaited(apparent);
    const parts = apparent.types.map(part => this.#mayBeAwaited(part));
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }

  #mayPartBeAwaited(type: ts.Type): boolean | undefined {
    switch (intrinsicName(type)) {
      case 'any':
      case 'unknown':
        return true;
      // A name without a declaration, such as an import of a package that isn't installed, and code that never runs.
      case 'error':
      case 'unresolved':
      case 'never':
        return undefined;
      case 'void':
        return this.#isVoidForSure() ? false : undefined;
      case 'undefined':
      case 'null':
        return false;
    }
    const then = this.#checker.getPropertyOfType(type, 'then');
    if (then) return this.#mayBeCalled(this.#checker.getTypeOfSymbolAtLocation(then, this.#node));
    return isOpen(type, this.#checker) ? undefined : false;
  }

  #mayBeCalled(type: ts.Type): boolean {
    const parts = type.isUnion() ? type.types : [type];
    return parts.some(part => isUntyped(part) || this.#checker.getApparentType(part).getCallSignatures().length > 0);
  }

  /**
   * Tells whether a call of type `void` returns no promise for sure. A function that returns a promise may have the type
   * `() => void`, and may implement or override a `void` method. Declared functions return what they say, and so do those
   * of the language.
   */
  #isVoidForSure(): boolean {
    const declaration = this.#call && this.#checker.getResolvedSignature(this.#nodes.get(this.#call))?.getDeclaration();
    if (!declaration) return false;
    return 'statements' in declaration.parent || this.#program.isSourceFileDefaultLibrary(declaration.getSourceFile());
  }

  #formOf(type: ts.Type): UselessType['form'] {
    if (this.#isForEachOfArray()) return 'iteration';
    if (type.getCallSignatures().length > 0) return 'function-value';
    const member = this.#checker.isArrayType(type) || this.#checker.isTupleType(type) ? type.getNumberIndexType() : undefined;
    return member && this.#mayBeAwaited(member) ? 'array' : 'value';
  }

  #isForEachOfArray(): boolean {
    const callee = this.#call?.callee;
    if (callee?.type !== 'MemberExpression' || memberName(callee) !== 'forEach') return false;
    return this.#checker.isArrayType(this.#checker.getTypeAtLocation(this.#nodes.get(callee.object)));
  }
}

/**
 * Returns the name of a type that is built into the language. The name is the same in every version of TypeScript, but
 * version 6 has other numbers in `flags`.
 */
const intrinsicName = (type: ts.Type): unknown => ('intrinsicName' in type ? type.intrinsicName : undefined);

const isUntyped = (type: ts.Type): boolean => ['any', 'unknown', 'error', 'unresolved'].includes(String(intrinsicName(type)));

/** Tells whether a type is `{}`, or an object with properties of any name. A promise may have such a type. */
function isOpen(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.getStringIndexType()) return true;
  const hasSignatures = type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
  return !hasSignatures && !type.getNumberIndexType() && checker.getPropertiesOfType(type).length === 0;
}
