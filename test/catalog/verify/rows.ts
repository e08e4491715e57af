/** The rows that are to hold of an installed version of a package. */
import { satisfies } from 'semver';
import { packageTables } from '../../../src/catalog/packages/index.ts';
import { rowsOf, type Row } from '../../support/catalog-rows.ts';
import { packageOf } from './install.ts';

const rows = rowsOf(packageTables);

/** The packages that have rows: of one that is another's alias there is nothing to verify. */
export const packages: ReadonlySet<string> = new Set(rows.map(({ table }) => packageOf(table.module)));

export function rowsFor(name: string, version: string): Row[] {
  return rows.filter(
    ({ table, api }) =>
      packageOf(table.module) === name && (api.versions === undefined || satisfies(version, api.versions, { includePrerelease: true })),
  );
}

/** The name of a row in the tables of harmless calls and of what makes instances. */
export const rowName = ({ table, path }: Row): string => `${table.module} ${path}`;
