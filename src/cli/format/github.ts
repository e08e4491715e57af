/**
 * A report in GitHub's workflow commands, which GitHub shows as annotations beside the code.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
import { pathFrom } from './paths.ts';
import { printable } from '../printable.ts';
import type { Report } from './report.ts';

const commands = { error: 'error', warn: 'warning' } as const;

export function formatGithub({ result, root }: Report): string {
  const findings = result.findings.map(({ file, line, column, endLine, endColumn, severity, rule, message }) =>
    command(
      commands[severity],
      { file: pathFrom(root, file), line, endLine, ...(endLine === line && { col: column, endColumn }), title: rule },
      message,
    ),
  );
  const unreadable = result.unreadable.map(({ file, line = 1, column = 1, message }) =>
    command('error', { file: pathFrom(root, file), line, col: column, title: 'cannot lint' }, message),
  );
  return [...findings, ...unreadable].map(text => `${printable(text).replaceAll(/#(?=#\[)/g, '\\x23')}\n`).join('');
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${name} ${written.join(',')}::${escaped(message)}`;
}

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
