import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintWithCommandLine, lintWithEslint, type Report } from './support/drivers.ts';
import { readFixture, type Expectation } from './support/fixture.ts';

const root = join(import.meta.dirname, 'fixtures');
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name))
  .sort();

const line = ({ line, column, endColumn, rule, message }: Expectation): string => `${line}:${column}-${endColumn} ${rule}: ${message}`;

/** What was reported, a line each, the messages cut to what is expected of them. */
const seen = (reports: readonly Report[], expected: readonly Expectation[]): string[] =>
  reports
    .map(report => {
      const wanted = expected.find(one => one.line === report.line && one.column === report.column && one.rule === report.rule);
      return line({ ...report, message: wanted && report.message.startsWith(wanted.message) ? wanted.message : report.message });
    })
    .sort();

const wanted = (expected: readonly Expectation[]): string[] => expected.map(line).sort();

describe.each(files.map(file => [relative(root, file), file] as const))('%s', (name, file) => {
  const { text, preset, settings, expected } = readFixture(file);

  it('is reported by the command line as its comments say', () => {
    const reports = lintWithCommandLine(file, root, preset, settings);
    expect(seen(reports, expected)).toEqual(wanted(expected));
  });

  it('is reported by ESLint with the TypeScript parser as its comments say', () => {
    const reports = lintWithEslint(text, file, root, preset, settings, 'typescript');
    expect(seen(reports, expected)).toEqual(wanted(expected));
  });

  it("is reported by ESLint with the plugin's own parser as its comments say", () => {
    const reports = lintWithEslint(text, file, root, preset, settings, 'own');
    expect(seen(reports, expected)).toEqual(wanted(expected));
  });

  it.runIf(/\.[cm]?jsx?$/.test(name))('is reported by ESLint with espree as its comments say', () => {
    const reports = lintWithEslint(text, file, root, preset, settings, 'espree');
    expect(seen(reports, expected)).toEqual(wanted(expected));
  });
});
