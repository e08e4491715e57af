/** How the file under lint writes its imports, so that one that is added reads like the rest. */
import { isBuiltin } from 'node:module';
import type { EditedFile } from './edited-file.ts';

export interface Style {
  readonly modules: 'esm' | 'commonjs';
  readonly quote: string;
  readonly semicolon: string;
  readonly newline: string;
  /** Whether Node's modules are named with `node:`. */
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

/** A module as this file would name it. */
export const specifierOf = (module: string, { prefixed }: Style): string =>
  isBuiltin(module) ? (prefixed ? `node:${bare(module)}` : bare(module)) : module;

const bare = (module: string): string => module.replace(/^node:/, '');

/** Packages that are one of Node's modules with more in it: what has the one has the other. */
const STANDS_FOR: Readonly<Record<string, string>> = { 'graceful-fs': 'node:fs' };

/** The same for every way to name a module. */
export const canonical = (module: string): string => STANDS_FOR[module] ?? (isBuiltin(module) ? `node:${bare(module)}` : module);
