/**
 * Fills the list of frameworks in `docs/contexts.md` from the catalog's tables: who calls whose callback, and what messages
 * call it. With `--check` it only says whether the list is out of date.
 */
import { contextTables } from '../../../src/catalog/contexts/index.ts';
import type { ContextTableShape, Registration, Role } from '../../../src/catalog/model/contexts.ts';
import { groupBy } from '../../../src/collections/group-by.ts';
import { fill, listOf, table, written } from './markdown.ts';

/** One context: how one writes it, and its name in messages. */
interface Entry {
  readonly as: string;
  readonly what: string;
}

const MAX_NAMED = 6;
const MAX_PATHS = 2;

const isContext = ({ runs = 'later' }: { readonly runs?: Registration['runs'] }): boolean => runs === 'later' || runs === 'reaction';

/** The rows of one callee; where the same is also taken as an argument, what it is called in options says no more. */
function called(path: string, rows: readonly Registration[]): Entry[] {
  const contexts = rows.filter(isContext);
  return contexts.map(({ as = '', callback }) => {
    const isPlain = contexts.some(row => row.as === as && typeof row.callback !== 'object');
    const options = typeof callback === 'object' && !isPlain ? ` (${inOptions(callback.properties)})` : '';
    return { as, what: written(path) + options };
  });
}

const inOptions = (paths: readonly string[]): string =>
  paths
    .slice(0, MAX_PATHS)
    .map(path => `\`${path}\``)
    .join(', ') + (paths.length > MAX_PATHS ? ', …' : '');

/** A pattern of file names as globs have it. */
const asGlob = (files: string): string =>
  files
    .replaceAll(/\\\.(?:\[cm\]\?)?(?:\[jt\]sx?\??|js)/g, '')
    .replaceAll('(?:.+/)?', '**/')
    .replaceAll('(?:@[^/]*)?', '')
    .replaceAll(/\.\+(?:\[cm\]\?\[jt\]sx\?)?/g, '**')
    .replaceAll('[^/]+', '*')
    .replaceAll(/\(\?:([^)]*)\)\??/g, '{$1}')
    .replaceAll('|', ',')
    .replaceAll('\\', '');

const ofRole = (path: string, role: Role & { readonly methods?: readonly string[] }): Entry[] =>
  isContext(role)
    ? [{ as: role.as, what: role.methods ? `\`${path}\` classes: ${role.methods.map(name => `\`${name}\``).join(', ')}` : `\`@${path}\`` }]
    : [];

function entriesOf({ callbacks = {}, overrides = {}, decorated = {}, files = [] }: ContextTableShape): Entry[] {
  return [
    ...Object.entries(callbacks).flatMap(([path, rows]) => called(path, listOf<Registration>(rows))),
    ...Object.entries(decorated).flatMap(([path, rows]) => listOf<Role>(rows).flatMap(role => ofRole(path, role))),
    ...Object.entries(overrides).flatMap(([path, rows]) => listOf(rows).flatMap(role => ofRole(path, role))),
    ...files.filter(isContext).map(({ as, exports, files: pattern }) => ({
      as,
      what: `${exports.map(name => `\`${name}\``).join(', ')} of \`${asGlob(pattern)}\``,
    })),
  ];
}

function abridged(whats: readonly string[]): string {
  const named = [...new Set(whats)];
  return named.length > MAX_NAMED ? `${named.slice(0, MAX_NAMED).join(', ')} and ${named.length - MAX_NAMED} more` : named.join(', ');
}

/** The rows of one framework: one for each name that messages have for its contexts. */
function rowsOf(framework: string, tables: readonly ContextTableShape[]): string[][] {
  const [first] = tables;
  const others = new Set(tables.slice(1).map(({ module }) => module));
  const module = first ? `\`${first.module}\`${others.size > 0 ? ` and ${others.size} more` : ''}` : '';
  const byName = groupBy(tables.flatMap(entriesOf), ({ as }) => as);
  return [...byName].map(([as, entries], index) => {
    const lead = index === 0 ? [framework, module] : ['', ''];
    return [...lead, abridged(entries.map(({ what }) => what)), as];
  });
}

const named = contextTables.filter(({ framework }) => framework !== undefined);
const frameworks = [...groupBy(named, ({ framework = '' }) => framework)].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
const head = ['Framework', 'Module', 'Its contexts', 'In messages: "in this …"'];
const rows = frameworks.flatMap(([framework, tables]) => rowsOf(framework, tables));

fill('contexts.md', [`${frameworks.length} frameworks and libraries are known beside Node itself:`, '', ...table(head, rows)].join('\n'));
