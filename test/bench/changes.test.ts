import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.ts';

const page = (...rows: readonly string[]): string =>
  [
    '# Numbers',
    '',
    '## Speed',
    '',
    'What it took.',
    '',
    '| code base | seconds | peak, MiB: none / all |',
    '| --- | ---: | ---: |',
    ...rows,
    '',
    'End.',
    '',
  ].join('\n');

const before = page('| small | 2.0 | 100 / 200 |', '| large | 10 | 300 / 600 |');

describe('what has changed between two pages', () => {
  it('is nothing where all tables say the same, whatever the text around them says', () => {
    expect(changesBetween(before, before.replace('What it took.', 'What it takes.'))).toEqual([]);
  });

  it('is told cell by cell, with the ratio of each number', () => {
    expect(changesBetween(before, page('| small | 1.0 | 100 / 300 |', '| large | 10 | 300 / 600 |'))).toEqual([
      { table: 'Speed: code base', row: 'small', column: 'seconds', before: '2.0', after: '1.0', ratios: [0.5] },
      {
        table: 'Speed: code base',
        row: 'small',
        column: 'peak, MiB: none / all',
        before: '100 / 200',
        after: '100 / 300',
        ratios: [1, 1.5],
      },
    ]);
  });

  it('does not depend on the order of rows', () => {
    expect(changesBetween(before, page('| large | 10 | 300 / 600 |', '| small | 2.0 | 100 / 200 |'))).toEqual([]);
  });

  it('has rows that are new, and rows that are gone', () => {
    const changes = changesBetween(before, page('| small | 2.0 | 100 / 200 |', '| huge | 90 | 1 / 2 |'));
    expect(changes.map(({ row, column, before, after }) => [row, column, before, after])).toEqual([
      ['huge', 'seconds', undefined, '90'],
      ['huge', 'peak, MiB: none / all', undefined, '1 / 2'],
      ['large', 'seconds', '10', undefined],
      ['large', 'peak, MiB: none / all', '300 / 600', undefined],
    ]);
  });

  it('has no ratio where words have changed, or where there was nothing', () => {
    const old = page('| a | 0 | reported |', '| b | 1 | reported |');
    const changes = changesBetween(old, page('| a | 3 | reported |', '| b | 1 | exit code 2 |'));
    expect(changes.map(({ row, before, after, ratios }) => [row, before, after, ratios])).toEqual([
      ['a', '0', '3', []],
      ['b', 'reported', 'exit code 2', []],
    ]);
  });

  it('tells tables apart that have the same heading, and rows that begin alike', () => {
    const twice = (last: string): string =>
      `${page('| a | 1 | 1 |')}\n| code base | seconds |\n| --- | --- |\n| a | 1 |\n| a | ${last} |\n`;
    expect(changesBetween(twice('2'), twice('4'))).toEqual([
      { table: 'Speed: code base (2)', row: 'a (2)', column: 'seconds', before: '2', after: '4', ratios: [2] },
    ]);
  });
});
