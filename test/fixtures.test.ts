import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Analysis } from '../src/analysis/analysis.ts';
import { stageAnswersAt } from '../src/solve/findings/stage-answers.ts';
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

/** The answers of the stages for a line of a fixture, as expectations. */
function stagesAt(file: string, at: number, settings: object | undefined): Expectation[] {
  const analysis = new Analysis({ ...settings }, root);
  const module = analysis.project.module(file);
  if ('message' in module) throw new Error(`${file}: ${module.message}`);
  return stageAnswersAt(module, at, analysis.solver()).map(({ stage, at: { line: on, column, start, end }, text }) => ({
    line: on,
    column,
    endColumn: column + end - start,
    rule: stage,
    message: text,
  }));
}

const isSamePlace = (a: Expectation, b: Expectation): boolean =>
  a.line === b.line && a.column === b.column && a.endColumn === b.endColumn && a.rule === b.rule;

const wanted = (expected: readonly Expectation[]): string[] => expected.map(line).sort();

describe.each(files.map(file => [relative(root, file), file] as const))('%s', (name, file) => {
  const { text, preset, settings, expected, stages } = readFixture(file);

  it.runIf(stages.length > 0)('has the stages of the analysis answer as its comments say', () => {
    const lines = [...new Set(stages.map(({ line: at }) => at))];
    const answers = lines.flatMap(at => stagesAt(file, at, settings));
    const found = stages.map(wanted => answers.find(answer => isSamePlace(answer, wanted) && answer.message.startsWith(wanted.message)));
    const missing = stages.filter((_, index) => !found[index]);
    expect(missing.map(line), `The stages say:\n${answers.map(line).join('\n')}`).toEqual([]);
  });

  it('is reported by the command line as its comments say', () => {
    const reports = seen(lintWithCommandLine(file, root, preset, settings), expected);
    const lost = expected.filter(one => !reports.includes(line(one)));
    const hint = [...new Set(lost.map(one => one.line))].flatMap(at => stagesAt(file, at, settings));
    expect(reports, `Where a report was lost, the stages say:\n${hint.map(line).join('\n')}`).toEqual(wanted(expected));
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
