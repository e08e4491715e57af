/** What has changed between two states of a page of tables: rows are matched by their first cell, cells by their column's name. */

export interface Cell {
  /** The headings above, and the name of the first column. */
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** As they are written; nothing where it is new, or gone. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** New to old, for each number in the cell. None where the cells differ in more than numbers, or divide by zero. */
  readonly ratios: readonly number[];
}

interface Table {
  readonly name: string;
  /** By what tells a row from the others, its cells by column. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** The cells that changed, in the order of the new page; what is gone from a table comes after its other rows. */
export function changesBetween(before: string, after: string): Cell[] {
  const [old, now] = [tablesIn(before), tablesIn(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap(name => changesInTable(name, old.get(name), now.get(name)));
}

function changesInTable(table: string, old: Table | undefined, now: Table | undefined): Cell[] {
  const rows = new Set([...(now?.rows.keys() ?? []), ...(old?.rows.keys() ?? [])]);
  return [...rows].flatMap(row => {
    const [was, is] = [old?.rows.get(row), now?.rows.get(row)];
    const columns = new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])]);
    return [...columns].flatMap(column => {
      const [before, after] = [was?.get(column), is?.get(column)];
      return before === after ? [] : [{ table, row, column, before, after, ratios: ratiosOf(before, after) }];
    });
  });
}

const number = /\d+(?:\.\d+)?/g;

function ratiosOf(before = '', after = ''): number[] {
  if (before.replaceAll(number, '0') !== after.replaceAll(number, '0')) return [];
  const [old, now] = [before, after].map(cell => (cell.match(number) ?? []).map(Number)) as [number[], number[]];
  return old.includes(0) ? [] : now.map((value, index) => value / (old[index] as number));
}

/** The tables of a page by their names; of several that are named alike, the later ones are numbered. */
function tablesIn(page: string): Map<string, Table> {
  const tables = new Map<string, Table>();
  const headings: string[] = [];
  let lines: string[] = [];
  for (const line of [...page.split('\n'), '']) {
    const [, marks, heading] = /^(#+) (.*)$/.exec(line) ?? [];
    if (marks !== undefined && heading !== undefined) headings.splice(marks.length - 1, Infinity, heading);
    if (line.startsWith('|')) lines.push(line);
    else if (lines.length > 0) {
      const table = tableOf(lines, headings);
      const name = unique(table.name, tables);
      tables.set(name, { ...table, name });
      lines = [];
    }
  }
  return tables;
}

function tableOf([head = '', , ...body]: readonly string[], headings: readonly string[]): Table {
  const columns = cellsOf(head);
  const rows = new Map<string, ReadonlyMap<string, string>>();
  for (const line of body) {
    const [first = '', ...cells] = cellsOf(line);
    rows.set(unique(first, rows), new Map(cells.map((cell, index) => [columns[index + 1] ?? '', cell])));
  }
  // The page's own title says nothing.
  return { name: [...headings.slice(1), columns[0]].filter(Boolean).join(': '), rows };
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());

function unique(name: string, taken: ReadonlyMap<string, unknown>): string {
  for (let count = 1; ; count++) {
    const numbered = count === 1 ? name : `${name} (${count})`;
    if (!taken.has(numbered)) return numbered;
  }
}
