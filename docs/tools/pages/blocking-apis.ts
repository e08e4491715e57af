/**
 * Fills `docs/blocking-apis.md` from the catalog's tables: every API that blocks. With `--check` it only says whether
 * the page is out of date.
 */
import type { BlockingApi, BlockingTableShape } from '../../../src/catalog/model/blocking.ts';
import type { Condition, LiteralValue } from '../../../src/catalog/model/conditions.ts';
import { nodeTables } from '../../../src/catalog/node/index.ts';
import { packageTables } from '../../../src/catalog/packages/index.ts';
import { bun } from '../../../src/catalog/runtimes/bun.ts';
import { deno } from '../../../src/catalog/runtimes/deno.ts';
import { electron } from '../../../src/catalog/runtimes/electron.ts';
import { reactNative } from '../../../src/catalog/runtimes/react-native.ts';
import { web } from '../../../src/catalog/runtimes/web.ts';
import { groupBy } from '../../../src/collections/group-by.ts';
import { adviceForApi } from '../../../src/rule/advice.ts';
import { fill, listOf, table, written } from './markdown.ts';

const runtimes: readonly (readonly [string, readonly BlockingTableShape[]])[] = [
  ['Browsers and web workers', web],
  ['Bun', bun],
  ['Deno', deno],
  ['Electron', electron],
  ['React Native', reactNative],
];

const HEAD = ['API', 'Kind', 'Weight', 'Blocks', 'Instead', 'Differs', 'Since'];
const MAX_VALUES = 3;

const coded = (value: LiteralValue): string => `\`${typeof value === 'string' ? `'${value}'` : String(value)}\``;
const argument = (index: number): string => `argument ${index + 1}`;

function oneOf(values: readonly string[]): string {
  const [last = '', ...others] = values.toReversed();
  if (values.length > MAX_VALUES) return `${values.slice(0, MAX_VALUES).join(', ')}, …`;
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}

/** When a call matches its row, as the end of "it blocks …". */
function inWords(when: Condition): string {
  if ('all' in when) return when.all.map(inWords).join(', and ');
  if ('not' in when) return `unless ${inWords(when.not).replace(/^if /, '')}`;
  if ('without' in when || 'withoutCallback' in when) return 'without a callback';
  if ('type' in when) return `if ${argument(when.argument)} is a ${when.type}`;
  if ('property' in when) return `if \`${when.property}\` of ${argument(when.argument)} is ${oneOf(when.oneOf.map(coded))}`;
  return `if ${argument(when.argument)} is ${oneOf(when.oneOf.map(coded))}`;
}

/** The advice of the messages, with code in it as code. */
const instead = (of: BlockingTableShape, api: BlockingApi): string =>
  adviceForApi({ ...api, module: of.module, promises: of.promises })
    .replaceAll(/'([^']+)'/g, '`$1`')
    .replace(/^(?:use |run it on )/, '');

function cellsOf(of: BlockingTableShape, path: string, api: BlockingApi): string[] {
  const blocks = [api.when && inWords(api.when), api.platform && 'on macOS'].filter(words => words !== undefined).join(', ');
  const since = api.versions === undefined ? (api.since ?? '') : `\`${api.versions}\``;
  return [
    written(path),
    api.kind ?? of.kind,
    api.metadata ? 'metadata' : (api.weight ?? 'heavy'),
    blocks,
    instead(of, api),
    api.differs ?? '',
    String(since),
  ].map(cell => cell.replaceAll('|', '\\|'));
}

const rowsOf = (of: BlockingTableShape): string[][] =>
  Object.entries({ ...of.blocking, ...of.untyped }).flatMap(([path, apis]) => listOf<BlockingApi>(apis).map(api => cellsOf(of, path, api)));

/** The rows of several modules, each row with its module where that is another than before. */
const withModule = (tables: readonly BlockingTableShape[]): string[][] =>
  [...groupBy(tables, ({ module }) => module)].flatMap(([module, own]) =>
    own.flatMap(rowsOf).map((cells, index) => [index > 0 ? '' : module === 'globalThis' ? 'global' : `\`${module}\``, ...cells]),
  );

const initialOf = (module: string): string => (module.startsWith('@') ? '@' : module.charAt(0).toUpperCase());
const byName = packageTables.toSorted((a, b) => (a.module < b.module ? -1 : 1));

const sections = {
  'Node.js': nodeTables.map(of => [of.module === 'globalThis' ? 'Globals' : of.module, table(HEAD, rowsOf(of))] as const),
  'Other runtimes': runtimes.map(([name, tables]) => [name, table(['Module', ...HEAD], withModule(tables))] as const),
  Packages: [...groupBy(byName, ({ module }) => initialOf(module))].map(
    ([initial, tables]) =>
      [initial === '@' ? 'Scoped packages' : `Packages: ${initial}`, table(['Module', ...HEAD], withModule(tables))] as const,
  ),
};

/** A heading's fragment identifier, as GitHub makes it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
const link = (heading: string): string => `[${heading.replace('Packages: ', '')}](#${anchor(heading)})`;

const contents = Object.entries(sections).map(
  ([title, parts]) => `- ${link(title)}: ${parts.map(([heading]) => link(heading)).join(', ')}`,
);
const body = Object.entries(sections).flatMap(([title, parts]) => [
  `## ${title}`,
  '',
  ...parts.flatMap(([heading, lines]) => [`### ${heading}`, '', ...lines, '']),
]);
const count = (tables: readonly BlockingTableShape[]): number => tables.flatMap(rowsOf).length;

fill(
  'blocking-apis.md',
  [
    `${count(nodeTables)} rows about Node.js, ${count(runtimes.flatMap(([, tables]) => tables))} about other runtimes, and ${count(packageTables)} about npm packages:`,
    '',
    ...contents,
    '',
    ...body,
  ].join('\n'),
);
