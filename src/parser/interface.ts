/** The published types of the parser. They need no other package. */

/** The options of ESLint that this parser reads. */
export interface ParserOptions {
  readonly filePath?: string;
  readonly sourceType?: 'module' | 'script' | 'commonjs';
  readonly ecmaFeatures?: { readonly globalReturn?: boolean; readonly [feature: string]: unknown };
}

/** The result that ESLint asks for: https://eslint.org/docs/latest/extend/custom-parsers */
export interface ParseResult {
  /** A tree of ESTree's nodes and typescript-eslint's, with tokens and comments. */
  readonly ast: object;
  readonly scopeManager: object;
  readonly visitorKeys: Record<string, string[]>;
  /** Empty: rules that need types report that themselves. */
  readonly services: Record<string, never>;
}

/** A parser for `languageOptions: { parser }`. */
export interface Parser {
  readonly meta: { readonly name: string; readonly version: string };
  parseForESLint(text: string, options?: ParserOptions): ParseResult;
}
