/** A report for programs. Paths are relative to the working directory, with forward slashes; lines and columns count from 1. */
import type { DetailStep } from '../../rule/rule.ts';
import { pathFrom } from './paths.ts';
import { printableJson } from '../printable.ts';
import type { Report } from './report.ts';

export function formatJson({ result, baseline, unused, skipped, cwd }: Report): string {
  const path = (file: string): string => pathFrom(cwd, file);
  const chain = (steps: readonly DetailStep[]): DetailStep[] => steps.map(step => ({ ...step, file: path(step.file) }));
  const errors = result.findings.filter(({ severity }) => severity === 'error').length;
  const report = {
    version: 1,
    summary: {
      linted: result.linted,
      withoutRules: result.withoutRules,
      leftOut: result.leftOut,
      inPrograms: result.inPrograms.length,
      errors,
      warnings: result.findings.length - errors,
      unreadable: result.unreadable.length,
    },
    ...(result.exhaustedBudget !== undefined && { exhaustedBudget: result.exhaustedBudget }),
    ...(unused.length > 0 && { unused }),
    ...(baseline && { baseline }),
    findings: result.findings.map(({ file, line, column, endLine, endColumn, rule, severity, message, detail, suggestions }) => ({
      ...{ file: path(file), line, column, endLine, endColumn, rule, severity, message },
      ...(suggestions.length > 0 && { suggestions }),
      ...(detail && {
        ...detail,
        chain: chain(detail.chain),
        ...(detail.alsoLeadsTo && { alsoLeadsTo: detail.alsoLeadsTo.map(end => ({ ...end, chain: chain(end.chain) })) }),
      }),
    })),
    unreadable: result.unreadable.map(({ file, line, column, message }) => ({ file: path(file), line, column, message })),
    imports: { ...result.imports, lost: result.imports.lost.map(lost => ({ ...lost, file: path(lost.file) })) },
    skipped: Object.fromEntries([...skipped].map(([reason, paths]) => [reason, paths.map(path)])),
  };
  return `${printableJson(JSON.stringify(report, undefined, 2))}\n`;
}
