/**
 * What TypeScript's checker says of awaited expressions, where typescript-eslint's parser has one at hand (typed linting).
 * It knows the checker by its types alone: nothing of `typescript` is loaded here. It says only what a type promises:
 * a value of type `{}` may be a promise, and so may what a function of type `() => void` gives.
 */
import type { SourceCode } from 'eslint';
import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import type { AwaitedTypes, UselessType } from '../analysis/pass.ts';
import { memberName, unwrap } from '../syntax/nodes.ts';

type Services = Pick<ParserServicesWithTypeInformation, 'program' | 'esTreeNodeToTSNodeMap'>;
type Answer = ReturnType<AwaitedTypes['of']>;

const awaitable = { awaitable: true } as const;

/** What types say of the file, if its parser has any. */
export function awaitedTypes(sourceCode: SourceCode): AwaitedTypes | undefined {
  // What is there depends on the parser; one that has a program has typescript-eslint's services.
  const { program, esTreeNodeToTSNodeMap } = (sourceCode.parserServices ?? {}) as Partial<Services>;
  if (!program || !esTreeNodeToTSNodeMap) return undefined;
  return {
    of(at) {
      try {
        const node = nodeAt(sourceCode, at.start, at.end);
        return node && new AwaitedExpression({ program, esTreeNodeToTSNodeMap }, node).answer();
      } catch {
        // A checker may fail on code that it can't make sense of, and a parser may know nodes that it doesn't.
        return undefined;
      }
    },
  };
}

/** The outermost node with just this range: around `a?.b`, that with its type. */
function nodeAt(sourceCode: SourceCode, start: number, end: number): TSESTree.Node | undefined {
  // ESLint types its tree as ESTree; with a parser that has a program it is what typescript-eslint's types describe.
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
  /** The call that it is, if it is one. */
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

  /** `undefined` where the type doesn't tell. Of a union, one part that may be awaited is enough. */
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
      // A name that leads nowhere, such as an import of a package that is not installed, and what is never reached.
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
   * A function that gives a promise is a good `() => void`, and a good method of an interface or of a derived class that
   * has one. Functions that are declared are what they say, and so is what the language brings along.
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
 * The name of a type that is built into the language. Unlike the numbers in `flags`, which TypeScript 6 has dealt anew, it
 * is the same in every version.
 */
const intrinsicName = (type: ts.Type): unknown => ('intrinsicName' in type ? type.intrinsicName : undefined);

const isUntyped = (type: ts.Type): boolean => ['any', 'unknown', 'error', 'unresolved'].includes(String(intrinsicName(type)));

/** `{}`, and objects with properties of any name: a promise may have such a type. */
function isOpen(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.getStringIndexType()) return true;
  const hasSignatures = type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
  return !hasSignatures && !type.getNumberIndexType() && checker.getPropertiesOfType(type).length === 0;
}
