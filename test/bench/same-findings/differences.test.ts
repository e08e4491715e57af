import { describe, expect, it } from 'vitest';
import { findDifference, readReport } from './differences.ts';

const step = { file: 'a.js', line: 3, column: 1, name: 'load' };
const finding = { file: 'a.js', line: 7, column: 3, rule: 'event-loop/no-sync-fs', message: 'It blocks.', chain: [step] };
const message = { ruleId: 'event-loop/no-sync-fs', line: 7 };

const commandReport = (...findings: readonly object[]): string =>
  JSON.stringify({ version: 1, summary: { linted: 2, errors: findings.length }, findings, unreadable: [] });

const eslintReport = (...messages: readonly object[]): string =>
  JSON.stringify([
    { filePath: '/app/a.js', messages, errorCount: messages.length },
    { filePath: '/app/b.js', messages: [] },
  ]);

describe('what tells two reports apart', () => {
  it('is nothing where they are the same', () => {
    expect(findDifference(commandReport(finding), commandReport(finding))).toBeUndefined();
  });

  it('is a field of a finding, however deep, with the finding around it', () => {
    const moved = { ...finding, chain: [{ ...step, line: 4 }] };
    expect(findDifference(commandReport(finding), commandReport(moved))).toEqual({
      where: 'findings[0].chain[0].line',
      before: `3 in ${JSON.stringify(finding)}`,
      after: `4 in ${JSON.stringify(moved)}`,
    });
  });

  it('is a finding that is gone, not the number of findings that comes first in the report', () => {
    expect(findDifference(commandReport(finding, step), commandReport(finding))).toEqual({
      where: 'findings[1]',
      before: `${JSON.stringify(step)} in ${JSON.stringify(step)}`,
      after: 'nothing in nothing',
    });
  });

  it('is the order of findings', () => {
    const other = { ...finding, line: 9 };
    expect(findDifference(commandReport(finding, other), commandReport(other, finding))?.where).toBe('findings[0].line');
  });

  it('is a finding of ESLint, with its file', () => {
    const difference = findDifference(eslintReport({ ...message, line: 1 }), eslintReport({ ...message, line: 2 }));
    expect(difference).toEqual({
      where: 'findings[0].line',
      before: '1 in {"file":"/app/a.js","ruleId":"event-loop/no-sync-fs","line":1}',
      after: '2 in {"file":"/app/a.js","ruleId":"event-loop/no-sync-fs","line":2}',
    });
  });

  it('is what ESLint itself has to say, where the findings are the same', () => {
    const difference = findDifference(eslintReport(message, { ruleId: null, line: 5 }), eslintReport(message, { ruleId: null, line: 6 }));
    expect(difference).toEqual({ where: 'report[0].messages[1].line', before: '5', after: '6' });
  });

  it('is another part of the report where the findings are the same', () => {
    const after = commandReport(finding).replace('"unreadable":[]', '"unreadable":[{"file":"b.js"}]');
    expect(findDifference(commandReport(finding), after)).toEqual({
      where: 'report.unreadable[0]',
      before: 'nothing',
      after: '{"file":"b.js"}',
    });
  });

  it('is the order of keys and white space, too', () => {
    const swapped = commandReport(finding).replace('"line":7,"column":3', '"column":3,"line":7');
    expect(findDifference(commandReport(finding), swapped)?.where).toMatch(/^character \d+$/);
    expect(findDifference(commandReport(finding), `${commandReport(finding)}\n`)?.where).toMatch(/^character \d+$/);
  });
});

describe('a report', () => {
  it('says how many files were linted, by either driver', () => {
    expect(readReport(commandReport(finding))).toEqual({ files: 2, findings: [finding] });
    expect(readReport(eslintReport(message, { ruleId: null }))).toEqual({ files: 2, findings: [{ file: '/app/a.js', ...message }] });
  });
});
