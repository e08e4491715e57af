/** The remedy of every row of the catalog that has one, on the imports that programs have: it parses, and ends the finding. */
import { describe, expect, it } from 'vitest';
import { blockingTables } from '../../src/catalog/index.ts';
import { parse } from '../../src/project/parse.ts';
import { argumentsFor, rowsOf, type Row } from '../support/catalog-rows.ts';
import { suggestionsIn } from './remedied.ts';

/** Rows about a call of one export, whatever the version, whose counterpart does the same with the same arguments. */
const rows = rowsOf(blockingTables).filter(({ table, path, api: { counterpart, differs, plain, rewrite, versions, when } }) => {
  if (table.module === 'globalThis' || !/^\w*$/.test(path) || versions !== undefined || when) return false;
  const isSame =
    counterpart !== undefined && ('promise' in counterpart || 'callback' in counterpart) && differs === undefined && rewrite === undefined;
  return isSame || plain === true;
});

const styles = {
  'a default import': ({ table, path }: Row, name: string) => [
    `import ${name} from '${table.module}';`,
    path === '' ? name : `${name}.${path}`,
  ],
  'a named import': ({ table, path }: Row, name: string) => [
    `import { ${path === '' ? 'default' : path} as ${name} } from '${table.module}';`,
    name,
  ],
  require: ({ table, path }: Row, name: string) => [`const ${name} = require('${table.module}');`, path === '' ? name : `${name}.${path}`],
} as const;

const positions = [
  (call: string) => `  ${call};`,
  (call: string) => `  return [${call}, \`\${${call}}\`].concat(${call} ?? (() => ${call})());`,
];

/** One file with a function for each row, in an order that depends on nothing. */
function program(style: keyof typeof styles, part: readonly Row[]): string {
  const written = part.map((row, index) => ({ row, parts: styles[style](row, `api${index}`) }));
  const functions = written.map(({ row, parts: [, callee = ''] }, index) => {
    const call = `${callee}(${argumentsFor(row.api.when)})`;
    return `${style === 'require' ? `exports.f${index} = ` : 'export '}async function f${index}(unknown) {\n${positions[index % 2]?.(call) ?? ''}\n}`;
  });
  return [...written.map(({ parts: [head] }) => head), ...functions, ''].join('\n');
}

const parts = Array.from({ length: Math.ceil(rows.length / 40) }, (_, index) => rows.slice(index * 40, index * 40 + 40));

describe.each(Object.keys(styles) as (keyof typeof styles)[])('with %s', style => {
  it.each(parts.map((part, index) => [index, part] as const))('part %i of the catalog', (_, part) => {
    const name = style === 'require' ? 'a.cjs' : 'a.mjs';
    const text = program(style, part);
    const found = suggestionsIn(text, name);
    const outputs = found.flatMap(({ outputs }) => outputs);
    expect(outputs.length).toBeGreaterThanOrEqual(part.length);
    for (const output of outputs) expect(() => parse(`/${name}`, output)).not.toThrow();
    const [first] = outputs;
    if (first !== undefined) expect(suggestionsIn(first, name).length).toBeLessThan(found.length);
  });
});
