/**
 * Side effects of the platform's functions, by access path. These tables stand apart from the catalog's tree: a node there makes a callee
 * known, and rows about unknown receivers (`then` of any object) would no longer speak for it.
 */
import type { EffectRow, Effects, EffectTableShape } from '../model/effects.ts';
import { language } from './language.ts';
import { node } from './node.ts';

export const effectTables: readonly EffectTableShape[] = [language, ...node];

/** Returns the rows of a table with the access paths by which programs reach their functions. */
export function effectRowsOf({ module, global, effects, untyped }: EffectTableShape): [path: string, row: EffectRow][] {
  const roots = [...(module === 'globalThis' ? [''] : [module]), ...(global === undefined ? [] : [global])];
  return Object.entries({ ...effects, ...untyped }).flatMap(([path, row]) =>
    row ? roots.map((root): [string, EffectRow] => [joined(root, path), row]) : [],
  );
}

const joined = (root: string, path: string): string => (root === '' || path === '' ? root + path : `${root}.${path}`);

const rows = effectTables.flatMap(effectRowsOf);
const byPath = new Map(rows.filter(([path]) => !path.endsWith('.*')));
/** The rows about any member, by the path of the object. */
const byObject = new Map(rows.flatMap(([path, row]) => (path.endsWith('.*') ? [[path.slice(0, -2), row] as const] : [])));
const NONE: Effects = {};

/**
 * Returns the side effects of calling what has an access path: `Date.now`, `node:process.exit`, `new Date`. No effect is known where no
 * row has the path. A row about any member (`Math.*`) speaks where no row names the member.
 */
export function effectsOf(path: string): Effects {
  const own = byPath.get(path);
  if (own) return own;
  const [, object = '', member] = /^(.*)\.(\w+)$/s.exec(path) ?? [];
  return (member === undefined ? undefined : byObject.get(object)) ?? NONE;
}

/** Expressions that have the time in milliseconds: `Date.now()`, `new Date().getTime()`, `+new Date()`. */
const millisecondClocks = new Set([...byPath].flatMap(([path, { milliseconds }]) => (milliseconds ? [expressionOf(path)] : [])));

function expressionOf(path: string): string {
  const [, made, method] = /^new (\w+)(?:\.(\w+))?$/.exec(path) ?? [];
  if (made === undefined) return `${path}()`;
  return method === undefined ? `+new ${made}()` : `new ${made}().${method}()`;
}

/** Tells whether an expression, as it is written, has the time in milliseconds. */
export const isMillisecondClock = (text: string): boolean => millisecondClocks.has(text);
