/**
 * Parses a file, without ESLint and without TypeScript: `oxc-parser` makes the tree, typescript-eslint's scope manager makes
 * the scopes.
 */
import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { parseSync } from 'oxc-parser';
import type { Source } from '../summary/summarise.ts';
import { nestingOf } from './nesting.ts';
import { survivesParsing } from './parse-trial.ts';

export class ParseError extends Error {
  override readonly name = 'ParseError';
  /** UTF-16 offset of the error. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

type Language = 'js' | 'jsx' | 'ts' | 'tsx';
/** The kind of a source text. Of the three, only a script has globals at its top level. */
export type SourceType = 'module' | 'script' | 'commonjs';

const languages: Readonly<Record<string, Language>> = {
  '.js': 'jsx',
  '.cjs': 'jsx',
  '.mjs': 'jsx',
  '.jsx': 'jsx',
  '.ts': 'ts',
  '.cts': 'ts',
  '.mts': 'ts',
  '.tsx': 'tsx',
};

const sourceTypesOf: Readonly<Record<string, readonly SourceType[]>> = { '.mjs': ['module'], '.cjs': ['commonjs'] };

export const sourceExtensions: readonly string[] = Object.keys(languages);

/** Tells whether a file only declares the types of code in another file. */
export const isDeclarationFile = (file: string): boolean => /\.d\.(?:[^./\\]+\.)?[cm]?ts$/.test(file);

const extensionOf = (file: string): string => /\.[^./\\]+$/.exec(file)?.[0] ?? '';

/** Parses a text. Its kind is `sourceType` if that is passed; else the name of the file decides. Throws a `ParseError`. */
export function parse(file: string, text: string, only?: SourceType): Source {
  const extension = extensionOf(file);
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lang = languages[extension] ?? 'jsx';
  const { tooDeepAt, isAmbiguous } = nestingOf(source, lang !== 'ts');
  if (tooDeepAt !== undefined) throw new ParseError('It nests too deeply.', tooDeepAt);
  if (isAmbiguous && !survivesParsing(source, lang)) throw new ParseError('It nests too deeply.', 0);
  // A `return` outside of functions makes a text CommonJS, whatever the name of its file.
  const sourceTypes = only ? [only] : (sourceTypesOf[extension] ?? (['unambiguous', 'commonjs'] as const));
  let failure: ParseError | undefined;
  for (const sourceType of sourceTypes) {
    const { program, comments, errors, module } = parseSync(file, source, {
      lang,
      astType: 'ts',
      sourceType,
      range: true,
      preserveParens: false,
    });
    const [error] = errors;
    if (error) {
      failure ??= new ParseError(error.message, error.labels[0]?.start ?? 0);
      continue;
    }
    // With `astType: 'ts'` and ranges, oxc's tree is the one typescript-eslint's types describe.
    const ast = program as unknown as TSESTree.Program;
    const isModule = only === undefined ? module.hasModuleSyntax : only === 'module';
    const scopeManager = analyze(ast, {
      sourceType: isModule ? 'module' : 'script',
      globalReturn: !isModule && only !== 'script',
      lib: [],
    });
    return {
      text: source,
      ast,
      scopeManager,
      comments: comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] })),
    };
  }
  throw failure ?? new ParseError('The file cannot be parsed.', 0);
}
