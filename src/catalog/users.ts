/** The rows that a user has added to the catalog, and which of them have never matched anything. */
import type { BlockingTableShape } from './model/blocking.ts';
import type { ContextTableShape } from './model/contexts.ts';
import { rowsOf } from './model/conditions.ts';
import { accessPath } from './tree.ts';

/** Tables of the user's, in the shape of ours. */
export interface UserTables {
  readonly apis: readonly BlockingTableShape[];
  readonly contexts: readonly ContextTableShape[];
}

/** A row of the user's: the setting it is in, and its access path, or the pattern of its files. */
export interface UserRow {
  readonly setting: keyof UserTables;
  readonly entry: string;
}

/** The tables of one user. Its rows are objects of their own, so that each can be told from all others. */
export class UsersRows {
  readonly tables: UserTables;
  readonly #unmatched = new Map<object, UserRow>();

  constructor(tables: UserTables) {
    // In JavaScript, one object may be the row of many paths.
    this.tables = JSON.parse(JSON.stringify(tables)) as UserTables;
    for (const { module, blocking, untyped } of this.tables.apis) this.#add('apis', module, { ...blocking, ...untyped });
    for (const { module, callbacks, results, overrides, decorated, files = [] } of this.tables.contexts) {
      for (const rows of [callbacks, results, overrides, decorated]) this.#add('contexts', module, rows ?? {});
      for (const row of files) this.#unmatched.set(row, { setting: 'contexts', entry: row.files });
    }
  }

  /** Notes that a row has matched. Rows that are not the user's are none of its business. */
  matched(row: object): void {
    this.#unmatched.delete(row);
  }

  /** The rows that have matched nothing by now, in the order they are written. */
  unmatched(): UserRow[] {
    return [...this.#unmatched.values()];
  }

  #add(setting: keyof UserTables, module: string, byPath: Readonly<Record<string, object | undefined>>): void {
    for (const [path, rows] of Object.entries(byPath)) {
      for (const row of rowsOf<object>(rows)) this.#unmatched.set(row, { setting, entry: accessPath(module, path) });
    }
  }
}
