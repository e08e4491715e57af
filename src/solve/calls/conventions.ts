/** Conventions: parameter names that show who calls a function, as `(req, res)` does. Knows nothing of the calls themselves. */
import type { Catalog, Convention } from '../../catalog/index.ts';
import type { AbstractValue } from '../values/abstract-value.ts';

export function conventionOf(value: AbstractValue, where: Convention['where'], catalog: Catalog): Convention | undefined {
  if (value.kind !== 'function') return undefined;
  const { parameters = [] } = value.module.summary.functions[value.id] ?? {};
  const matches = (names: readonly string[], index: number): boolean => {
    const name = parameters[index];
    return name !== undefined && (names.length === 0 || names.includes(name));
  };
  return catalog.conventions.find(convention => convention.where === where && convention.parameters.every(matches));
}
