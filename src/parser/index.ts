/** The parser as ESLint takes it: `languageOptions: { parser }`. */
import { createRequire } from 'node:module';
import { parseForESLint } from './parser.ts';

const { name, version } = createRequire(import.meta.url)('eslint-plugin-event-loop/package.json') as { name: string; version: string };

export type { ParserOptions, ParseResult } from './parser.ts';

/** ESLint's cache asks for the name and the version. */
export default { meta: { name: `${name}/parser`, version }, parseForESLint };
