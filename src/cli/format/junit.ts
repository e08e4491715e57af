/**
 * A JUnit report, which most CI servers read: a suite for each file, a case for each finding.
 * Source: https://github.com/testmoapp/junitxml
 */
import { groupBy } from '../../collections/group-by.ts';
import { pathFrom } from './paths.ts';
import { printableXml } from '../printable.ts';
import type { Report } from './report.ts';

export function formatJunit({ result, root }: Report): string {
  const byFile = groupBy(result.findings, ({ file }) => pathFrom(root, file));
  const suites = [...byFile].map(([file, findings]) => {
    const cases = findings.map(({ line, column, rule, message, code }) =>
      element(
        'testcase',
        { name: `${rule} at ${line}:${column}`, classname: file, file, line },
        element('failure', { message, type: rule }, escaped(`${file}:${line}:${column}\n${code.trim()}`)),
      ),
    );
    return suite(file, { failures: findings.length, errors: 0 }, cases);
  });
  const unreadable = result.unreadable.map(({ file, message }) => {
    const path = pathFrom(root, file);
    return suite(path, { failures: 0, errors: 1 }, [
      element('testcase', { name: 'can be linted', classname: path, file: path }, element('error', { message })),
    ]);
  });
  // Some servers treat a report without cases as a missing report.
  const all =
    suites.length + unreadable.length > 0
      ? [...suites, ...unreadable]
      : [
          suite('eslint-plugin-event-loop', { failures: 0, errors: 0 }, [
            element('testcase', { name: 'No call blocks the event loop.', classname: 'eslint-plugin-event-loop' }),
          ]),
        ];
  const counts = {
    tests: Math.max(1, result.findings.length + result.unreadable.length),
    failures: result.findings.length,
    errors: result.unreadable.length,
  };
  return printableXml(
    `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'eslint-plugin-event-loop', ...counts }, `\n${all.join('\n')}\n`)}\n`,
  );
}

const suite = (name: string, counts: { readonly failures: number; readonly errors: number }, cases: readonly string[]): string =>
  element('testsuite', { name, tests: cases.length, ...counts }, `\n${cases.join('\n')}\n`);

/** Returns an element. The content must be markup; attributes are escaped here. */
function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };

/** Escapes text for XML, and replaces characters that XML can't hold, such as control characters and lone surrogates. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\P{Cc}]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, '\uFFFD')
    .replaceAll(/[&<>"\n]/g, found => entities[found] ?? found);
