/**
 * What a table of contexts claims of its module, claim by claim, and whether the module's declarations bear it out: that
 * a path is there, that a function can stand where the row says, that a class has the methods.
 */
import { rowsOf } from '../../../src/catalog/model/conditions.ts';
import type { ContextTableShape, MethodRole, Registration } from '../../../src/catalog/model/contexts.ts';
import type { TypedModules } from './typed-paths.ts';

export interface Claim {
  readonly module: string;
  readonly path: string;
  /** What is claimed, to be read after the path. */
  readonly text: string;
  /** Only that there is something at the path, which JavaScript can tell too. */
  readonly existence: boolean;
  readonly holds: boolean;
}

type Places = ReturnType<TypedModules['find']>;

const MAX_ALIASES = 4;

export function claimsOf(table: ContextTableShape, modules: TypedModules): Claim[] {
  const { module, callbacks = {}, overrides = {}, decorated = {}, same = {} } = table;
  const find = (path: string): Places => findIn(table, path, modules);
  const exists = (path: string): Claim => ({ module, path, text: 'is there', existence: true, holds: find(path).length > 0 });
  return [
    ...Object.entries(callbacks).flatMap(([path, rows]) =>
      path.endsWith('*') ? [] : [exists(path), ...taking(path, rowsOf<Registration>(rows))],
    ),
    ...Object.keys(same)
      .filter(path => path !== '')
      .map(exists),
    ...Object.entries(overrides).flatMap(([path, rows]) => [exists(path), ...rowsOf<MethodRole>(rows).flatMap(role => having(path, role))]),
    ...Object.keys(decorated).map(exists),
  ];

  function taking(path: string, rows: readonly Registration[]): Claim[] {
    const places = find(path);
    const construct = path.startsWith('new ');
    return rows.flatMap(({ callback, when, passes: gives = {} }) => {
      const claim = (text: string, holds: boolean): Claim => ({ module, path, text, existence: false, holds });
      const given = Object.values(gives).map(target =>
        claim(
          `gives '${JSON.stringify(target)}'`,
          typeof target === 'string' ? find(target).length > 0 : modules.find(target.module, target.path ?? '').length > 0,
        ),
      );
      const literals =
        when && 'oneOf' in when && !('property' in when)
          ? when.oneOf.map(one => claim(`takes '${String(one)}'`, modules.takesLiteral(places, when.argument, one)))
          : [];
      if (typeof callback !== 'object')
        return [claim(`takes a function (${String(callback)})`, modules.takesFunction(places, construct, callback)), ...given, ...literals];
      const at = String(callback.argument);
      return [
        ...callback.properties.map(property =>
          claim(`takes a function (${at}: ${property})`, modules.takesFunction(places, construct, { ...callback, properties: [property] })),
        ),
        ...given,
        ...literals,
      ];
    });
  }

  function having(path: string, { methods }: MethodRole): Claim[] {
    return methods.map(name => ({
      module,
      path,
      text: `has a method '${name}'`,
      existence: false,
      holds: modules.hasMethod(find(path), name),
    }));
  }
}

/** What is at a path, by itself or through what the table says is the same. */
function findIn(table: ContextTableShape, path: string, modules: TypedModules, depth = 0): Places {
  const direct = modules.find(table.module, path);
  if (direct.length > 0 || depth > MAX_ALIASES) return direct;
  const own = path.replace('new ', '');
  return Object.entries(table.same ?? {}).flatMap(([source, target]) => {
    const { module, path: at = '' } = typeof target === 'string' ? { module: table.module, path: target } : target;
    // What a chain gives back leads to nothing new.
    if (module !== table.module || !startsWithPath(own, at) || startsWithPath(source, at)) return [];
    const rest = own.slice(at.length);
    return findIn(table, join(source, at.endsWith('#') ? `.${rest}` : rest), modules, depth + 1);
  });
}

/** What a name stands for has instances of its own; what a call gives has none. */
const join = (source: string, rest: string): string =>
  (source.endsWith(')') ? source + rest.replace(/^#/, '.') : source + rest).replace(/\.$/, '');

const startsWithPath = (path: string, start: string): boolean =>
  path === start || (path.startsWith(start) && (/[#.]$/.test(start) || /^[#.(]/.test(path.slice(start.length))));
