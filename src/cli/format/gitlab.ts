/**
 * A code quality report for GitLab, which shows it in merge requests.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import { createHash } from 'node:crypto';
import { fingerprints } from '../fingerprints.ts';
import { pathFrom } from './paths.ts';
import { printableJson } from '../printable.ts';
import type { Report } from './report.ts';

const severities = { error: 'major', warn: 'minor' } as const;

export function formatGitlab({ result, root }: Report): string {
  const fingerprint = fingerprints(root);
  const findings = result.findings.map(finding => ({
    description: finding.message,
    check_name: finding.rule,
    fingerprint: fingerprint(finding),
    severity: severities[finding.severity],
    location: {
      path: pathFrom(root, finding.file),
      positions: { begin: { line: finding.line, column: finding.column }, end: { line: finding.endLine, column: finding.endColumn } },
    },
  }));
  const unreadable = result.unreadable.map(({ file, line = 1, message }) => ({
    description: message,
    check_name: 'event-loop/cannot-lint',
    fingerprint: createHash('sha256').update(pathFrom(root, file)).digest('hex').slice(0, 32),
    severity: 'blocker',
    location: { path: pathFrom(root, file), lines: { begin: line } },
  }));
  return `${printableJson(JSON.stringify([...findings, ...unreadable], undefined, 2))}\n`;
}
