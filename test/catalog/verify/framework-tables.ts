/** The tables of frameworks that are held against the frameworks' declarations, and the packages that have these. */
import { createHash } from 'node:crypto';
import { executors } from '../../../src/catalog/contexts/executors.ts';
import * as frameworks from '../../../src/catalog/contexts/frameworks/index.ts';
import { groupBy } from '../../../src/collections/group-by.ts';
import type { ContextTableShape } from '../../../src/catalog/model/contexts.ts';
import { claimsOf, type Claim } from './context-claims.ts';
import { packageOf } from './install.ts';
import type { TypedModules } from './typed-paths.ts';

/** The package that declares a module which is none itself. */
const declaredBy: Readonly<Record<string, string>> = {
  $app: '@sveltejs/kit',
  'astro:actions': 'astro',
  'astro:middleware': 'astro',
  'cloudflare:workers': '@cloudflare/workers-types',
  vscode: '@types/vscode',
};

/**
 * Modules of the language, of Node and of bundlers, which no package declares. Strapi is not installed, for it brings its whole
 * administration; nor are Nuxt's `app`, which a project makes, and uWebSockets.js, which no registry has.
 */
const isLeftOut = (module: string): boolean =>
  /^(?:\*|globalThis|node:.*|#.*|@ioc:.*|@strapi\/strapi|nuxt\/app|uWebSockets\.js)$/.test(module);

export const frameworkTables: readonly ContextTableShape[] = [...Object.values(frameworks).flat(), ...executors].filter(
  ({ module, callbacks, overrides, decorated, same }) => (callbacks ?? overrides ?? decorated ?? same) !== undefined && !isLeftOut(module),
);

/** Returns the package whose declarations have a module. */
export const ownerOf = (module: string): string => declaredBy[module] ?? declaredBy[packageOf(module)] ?? packageOf(module);

/** A path of a module, with all that its tables claim of it. */
export interface ContextRow {
  readonly module: string;
  readonly path: string;
  /** The module, the path, and a digest of the claims: a row that claims something else has another key. */
  readonly key: string;
}

/** Declarations that have nothing: claims can be listed without any. */
const nothing: Pick<TypedModules, 'find' | 'hasMethod' | 'takesFunction' | 'takesLiteral'> = {
  find: () => [],
  hasMethod: () => false,
  takesFunction: () => false,
  takesLiteral: () => false,
};

export const nameOf = ({ module, path }: Pick<Claim, 'module' | 'path'>): string => `${module} ${path}`;

/** Returns the rows of tables that claim something, as far as declarations can tell. */
export function contextRowsOf(tables: readonly ContextTableShape[]): ContextRow[] {
  const claims = tables.flatMap(table => [
    ...claimsOf(table, nothing as TypedModules),
    ...Object.entries(table.same ?? {}).map(([path, target]) => ({ module: table.module, path, text: `is ${JSON.stringify(target)}` })),
  ]);
  return [...groupBy(claims, nameOf)].flatMap(([name, [first, ...more]]) => {
    if (!first) return [];
    const texts = [...new Set([first, ...more].map(({ text }) => text))].sort();
    const digest = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 8);
    return [{ module: first.module, path: first.path, key: `${name} ${digest}` }];
  });
}
