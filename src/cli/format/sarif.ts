/**
 * A SARIF 2.1.0 report for code scanning. Each chain is a code flow, nearest first, and each remedy a proposed fix. Paths
 * are relative to the repository, as GitHub requires.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import { printableJson } from '../printable.ts';
import type {
  CodeFlow,
  Fix,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result as SarifResult,
} from 'sarif';
import type { DetailStep } from '../../rule/rule.ts';
import { fingerprints } from '../fingerprints.ts';
import type { Finding } from '../run.ts';
import { uriFrom } from './paths.ts';
import { ruleOf, type Report } from './report.ts';

const ROOT = '%SRCROOT%';
const levels = { error: 'error', warn: 'warning' } as const;

export function formatSarif(report: Report): string {
  const { result, root, version } = report;
  const at = placesIn(root);
  const ids = [...new Set(result.findings.map(({ rule }) => rule))].sort();
  const fingerprint = fingerprints(root);
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'eslint-plugin-event-loop',
            semanticVersion: version,
            informationUri: 'https://github.com/eslint-plugin-event-loop/eslint-plugin-event-loop',
            rules: ids.map(id => descriptorOf(id, report)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: result.unreadable.length === 0,
            toolExecutionNotifications: result.unreadable.map(file => notificationOf(file, at)),
          },
        ],
        results: result.findings.map((finding): SarifResult => ({
          ruleId: finding.rule,
          ruleIndex: ids.indexOf(finding.rule),
          level: levels[finding.severity],
          message: { text: finding.message },
          locations: [{ physicalLocation: at(finding.file, regionOf(finding)) }],
          partialFingerprints: { 'eventLoopFinding/v1': fingerprint(finding) },
          ...((finding.detail?.chain.length ?? 0) > 0 && { codeFlows: codeFlowsOf(finding, at) }),
          ...(finding.suggestions.length > 0 && { fixes: fixesOf(finding, at) }),
          ...(finding.detail && { properties: { api: finding.detail.api, kind: finding.detail.kind, context: finding.detail.context } }),
        })),
      },
    ],
  };
  return `${printableJson(JSON.stringify(log, undefined, 2))}\n`;
}

function descriptorOf(id: string, report: Report): ReportingDescriptor {
  const { description = '', url } = ruleOf(report, id)?.meta.docs ?? {};
  const sentence = `${description.charAt(0).toUpperCase()}${description.slice(1)}.`;
  return {
    id,
    name: id.replace('event-loop/', '').replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: sentence },
    fullDescription: { text: sentence },
    ...(url !== undefined && { helpUri: url, help: { text: `${sentence} See ${url}` } }),
    properties: { tags: ['performance', 'event-loop'] },
  };
}

type At = (file: string, region?: Region) => PhysicalLocation;

const placesIn =
  (root: string): At =>
  (file, region) => ({
    artifactLocation: { uri: uriFrom(root, file), uriBaseId: ROOT },
    ...(region && { region }),
  });

const regionOf = ({ line, column, endLine, endColumn, code }: Finding): Region => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
  ...(endLine === line && { snippet: { text: code.slice(column - 1, endColumn - 1) } }),
});

/** Returns a flow to each blocking call that the reported call leads to. */
function codeFlowsOf(finding: Finding, at: At): CodeFlow[] {
  const { chain = [], alsoLeadsTo = [] } = finding.detail ?? {};
  return [chain, ...alsoLeadsTo.map(end => end.chain)].map(steps => codeFlowOf(finding, steps, at));
}

/** Returns the steps from the reported call to the call that blocks. */
function codeFlowOf({ file, line, column, detail }: Finding, chain: readonly DetailStep[], at: At): CodeFlow {
  const step = (text: string, place: PhysicalLocation): Location => ({ message: { text }, physicalLocation: place });
  const blocking = chain.length - 1;
  const start = step(`Called in this ${detail?.context ?? ''}`, at(file, { startLine: line, startColumn: column }));
  const rest = chain.slice(1).map((called, index) => {
    const caller = chain[index]?.name ?? '';
    const text = index + 1 === blocking ? `${caller} calls ${called.name}, which blocks` : `${caller} calls ${called.name}`;
    return step(text, at(called.file, { startLine: called.line, startColumn: called.column }));
  });
  return { threadFlows: [{ locations: [start, ...rest].map(location => ({ location })) }] };
}

const fixesOf = ({ file, suggestions }: Finding, at: At): Fix[] =>
  suggestions.map(({ message, edits }) => ({
    description: { text: message },
    artifactChanges: [
      {
        artifactLocation: at(file).artifactLocation ?? {},
        replacements: edits.map(({ range: [start, end], text }) => ({
          deletedRegion: { charOffset: start, charLength: end - start },
          insertedContent: { text },
        })),
      },
    ],
  }));

function notificationOf({ file, line, column, message }: Report['result']['unreadable'][number], at: At): Notification {
  const region = line === undefined ? undefined : { startLine: line, startColumn: column ?? 1 };
  return { level: 'error', message: { text: message }, locations: [{ physicalLocation: at(file, region) }] };
}
