/** The table of a summary's values: equal values get the same index, so that each is evaluated once. */
import type { SymbolicValue, ValueId } from './model.ts';
import { UNKNOWN } from './model.ts';

export class ValueTable {
  readonly list: SymbolicValue[] = [{ kind: 'unknown' }];
  readonly #indexes = new Map<string, ValueId>();

  /** Returns the index of a value. Values with equal fields have the same index. */
  add(value: Exclude<SymbolicValue, { kind: 'object' | 'array' }>): ValueId {
    if (value.kind === 'unknown') return UNKNOWN;
    if (value.kind === 'any') return this.#any(value.of);
    return this.#intern(keyOf(value), value);
  }

  /** Returns a new index for a value whose parts may refer to it. `fill` sets the value later. */
  reserve(): ValueId {
    return this.list.push({ kind: 'unknown' }) - 1;
  }

  fill(index: ValueId, value: SymbolicValue): void {
    this.list[index] = value;
  }

  #any(of: readonly ValueId[]): ValueId {
    const known = [...new Set(of)].filter(value => value !== UNKNOWN);
    const [only] = known;
    if (only === undefined) return UNKNOWN;
    return known.length === 1 ? only : this.#intern(`any:${known.join()}`, { kind: 'any', of: known });
  }

  #intern(key: string, value: SymbolicValue): ValueId {
    const existing = this.#indexes.get(key);
    if (existing !== undefined) return existing;
    const index = this.list.push(value) - 1;
    this.#indexes.set(key, index);
    return index;
  }
}

/** Returns a text that is equal for values with equal fields. */
function keyOf(value: Exclude<SymbolicValue, { kind: 'unknown' | 'any' | 'object' | 'array' }>): string {
  switch (value.kind) {
    case 'literal':
      return `literal ${typeof value.value} ${value.value}`;
    case 'global':
      return `global ${value.name}`;
    case 'module':
      return `module ${value.specifier}`;
    case 'exports':
      return 'exports';
    case 'function':
    case 'receiver':
      return `${value.kind} ${value.function}`;
    case 'class':
    case 'super':
      return `${value.kind} ${value.class}`;
    case 'member':
      return `member ${value.object} ${value.name}`;
    case 'element':
      return `element ${value.object}`;
    case 'result':
      return `result ${value.call}`;
    case 'parameter':
      return `parameter ${value.function} ${value.index}`;
    case 'instance':
    case 'type':
      return `${value.kind} ${value.of}`;
    case 'signature':
      return `signature ${value.returns}`;
  }
}
