/** The catalog that ships: all tables about Node core, other runtimes, packages and frameworks. */
import { createCatalog, type Catalog, type Tables } from './catalog.ts';
import { contextTables, conventions } from './contexts/index.ts';
import { nodeTables } from './node/index.ts';
import { packageTables } from './packages/index.ts';
import { runtimeTables } from './runtimes/index.ts';
import { UsersRows, type UserTables } from './users.ts';

export { displayName } from './catalog.ts';
export { answersToEvents, eventOf, isListenerMethod, isNamedAsEvent, isReactionMethod } from './contexts/index.ts';
export { effectsOf, fileEffectsOf, isMillisecondClock } from './effects/index.ts';
export {
  isCommandLine,
  isMigrationText,
  isProgramText,
  isServing,
  isTestLibrary,
  isTestText,
  startsServer,
  startsWith,
} from './purposes.ts';
export { sharedSpawnOptions } from './node/index.ts';
export { kinds } from './model/blocking.ts';
export type { Catalog, FileRole } from './catalog.ts';
export type { Kind, Rewrite } from './model/blocking.ts';
export type { FileUse } from './model/effects.ts';
export type { Condition, LiteralValue } from './model/conditions.ts';
export type { Answer, Callback, Convention, NonPromiseResult, MethodRole, Registration, Role, Timing } from './model/contexts.ts';
export { apisSchema, contextsSchema, tableDefinitions } from './schema.ts';
export type { BlockingRow, CatalogNode } from './tree.ts';
export type { UserRow, UserTables } from './users.ts';

export const blockingTables = [...nodeTables, ...runtimeTables, ...packageTables];
const shipped: Tables = { blocking: blockingTables, contexts: contextTables, conventions };

export const catalog = createCatalog(shipped);

/** The module of this package's own runtime. */
export const RUNTIME = 'eslint-plugin-event-loop/runtime';

/**
 * Returns the catalog with tables of the user's. `runtime` is a module that exports our runtime under a name of its own. `pathOf` returns the
 * file that a module of these tables names, where it is a path.
 */
export const catalogWith = (tables: UserTables, runtime: string | undefined, pathOf: (module: string) => string | undefined): Catalog =>
  createCatalog(
    { ...shipped, aliases: runtime === undefined || runtime === RUNTIME ? [] : [{ module: runtime, of: RUNTIME }] },
    new UsersRows(tables),
    pathOf,
  );
