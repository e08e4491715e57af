/** The style of imports in the file under lint. An added import follows it. */
import { isBuiltin } from 'node:module';
import type { EditedFile } from './edited-file.ts';

export interface Style {
  readonly modules: 'esm' | 'commonjs';
  readonly quote: string;
  readonly semicolon: string;
  readonly newline: string;
  /** True if some import of a Node module has the prefix `node:`, or if the file imports none. */
  readonly prefixed: boolean;
}

const SPECIFIER = /\b(?:from|import|require\()\s*(?<quote>["'])(?<name>[^"'\n]+)\k<quote>/g;

export function styleOf({ text, ast }: EditedFile): Style {
  const specifiers = Array.from(text.matchAll(SPECIFIER), ({ groups }) => groups ?? {});
  const builtin = specifiers.map(({ name = '' }) => name).filter(isBuiltin);
  const isModule = ast.body.some(({ type }) => /^(?:Import|Export)|^TSExport|^TSImportEquals/.test(type));
  const first = ast.body[0];
  return {
    modules: isModule || (ast.sourceType === 'module' && !specifiers.some(() => /\brequire\(/.test(text))) ? 'esm' : 'commonjs',
    quote: specifiers[0]?.quote ?? "'",
    semicolon: !first || text.slice(0, first.range[1]).endsWith(';') ? ';' : '',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    prefixed: builtin.length === 0 || builtin.some(name => name.startsWith('node:')),
  };
}

/** Returns a module's specifier in the style of the file: with or without `node:`. */
export const specifierOf = (module: string, { prefixed }: Style): string =>
  isBuiltin(module) ? (prefixed ? `node:${bare(module)}` : bare(module)) : module;

const bare = (module: string): string => module.replace(/^node:/, '');

/** Packages that extend a Node module: every export of the module is an export of the package. */
const STANDS_FOR: Readonly<Record<string, string>> = { 'graceful-fs': 'node:fs' };

/** Returns one name for all specifiers of a module: `node:fs` for `fs`, `node:fs` and `graceful-fs`. */
export const canonical = (module: string): string => STANDS_FOR[module] ?? (isBuiltin(module) ? `node:${bare(module)}` : module);
