/** The parser for ESLint's `languageOptions: { parser }`. */
import { createRequire } from 'node:module';
import { parseForESLint } from './parser.ts';

const { name, version } = createRequire(import.meta.url)('eslint-plugin-event-loop/package.json') as { name: string; version: string };

export type { ParserOptions, ParseResult } from './parser.ts';

/** The parser with the name and version that ESLint's cache needs. */
export default { meta: { name: `${name}/parser`, version }, parseForESLint };
