/** The catalog that ships: everything known of Node core, of other runtimes and of the packages that have a table. */
import { createCatalog } from './catalog.ts';
import { contextTables, conventions } from './contexts/index.ts';
import { nodeTables } from './node/index.ts';
import { packageTables } from './packages/index.ts';
import { runtimeTables } from './runtimes/index.ts';

export { displayName } from './catalog.ts';
export { kinds } from './model.ts';
export type { BlockingRow, Catalog, CatalogNode, FileRole } from './catalog.ts';
export type { Callback, Condition, Convention, Kind, LiteralValue, MethodRole, Registration, Role, Run } from './model.ts';

export const blockingTables = [...nodeTables, ...runtimeTables, ...packageTables];
export const catalog = createCatalog(blockingTables, contextTables, conventions);
