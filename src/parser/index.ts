/** The parser for ESLint's `languageOptions: { parser }`. */
import { createRequire } from 'node:module';
import type { Parser } from './interface.ts';
import { parseForESLint } from './parser.ts';

const { name, version } = createRequire(import.meta.url)('eslint-plugin-event-loop/package.json') as { name: string; version: string };

export type { Parser, ParserOptions, ParseResult } from './interface.ts';

/** The parser with the name and version that ESLint's cache needs. */
const parser: Parser = { meta: { name: `${name}/parser`, version }, parseForESLint };

export default parser;
// `require('eslint-plugin-event-loop/parser')` returns the parser as well.
export { parser as 'module.exports' };
