/** What a function's parameter names say of its caller, where nothing else does. */
import type { Catalog, Convention } from '../catalog/index.ts';
import type { Thing } from './things.ts';

export function conventionOf(thing: Thing, where: Convention['where'], catalog: Catalog): Convention | undefined {
  if (thing.kind !== 'function') return undefined;
  const { parameters = [] } = thing.module.summary.functions[thing.id] ?? {};
  const matches = (names: readonly string[], index: number): boolean => {
    const name = parameters[index];
    return name !== undefined && (names.length === 0 || names.includes(name));
  };
  return catalog.conventions.find(convention => convention.where === where && convention.parameters.every(matches));
}
