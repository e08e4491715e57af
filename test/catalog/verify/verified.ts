/**
 * `verified.json` and `contexts-verified.json`, the lists of the rows that were held against the packages themselves, by the digests of what
 * they say. The tests ask them, so that a row that nobody has verified fails without a network.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../support/catalog-rows.ts';
import { rowName } from './rows.ts';

/** The list of what packages have, and of what frameworks have. */
type List = 'verified' | 'contexts-verified';
const fileOf = (list: List): string => join(import.meta.dirname, `../${list}.json`);

/** What is known of one package. */
export interface VerifiedPackage {
  readonly versions: readonly string[];
  /**
   * For each row, by its key: `found` in the package, `declared` in its types, both, or the reason why it could not be
   * looked for.
   */
  readonly rows: Readonly<Record<string, string>>;
}
/** By the package's name. */
export type Verified = Readonly<Record<string, VerifiedPackage>>;

/** The row's name, and a digest of what there is to verify of it: its module, its path and its counterpart. */
export function keyOf(row: Row): string {
  const { module, promises } = row.table;
  const said = JSON.stringify([module, row.path, row.api.counterpart ?? null, promises ?? null]);
  return `${rowName(row)} ${createHash('sha256').update(said).digest('hex').slice(0, 8)}`;
}

export const readVerified = (list: List = 'verified'): Verified => JSON.parse(readFileSync(fileOf(list), 'utf8')) as Verified;

/** Writes one line a package, in alphabetical order. */
export function writeVerified(verified: Verified, list: List = 'verified'): void {
  const lines = sorted(verified).map(
    ([name, { versions, rows }]) => `  ${JSON.stringify(name)}: ${JSON.stringify({ versions, rows: Object.fromEntries(sorted(rows)) })}`,
  );
  writeFileSync(fileOf(list), `{\n${lines.join(',\n')}\n}\n`);
}

const sorted = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
