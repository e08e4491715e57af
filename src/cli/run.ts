/** The driver without ESLint: lints files one by one with the configured rules. */
import type { Edit, ProblemDetail } from '../rule/rule.ts';
import { Analysis, type UnusedEntry } from '../analysis/analysis.ts';
import type { Pass } from '../analysis/pass.ts';
import type { Evidence } from '../project/evidence.ts';
import type { ProjectModule } from '../project/project-module.ts';
import { parse } from '../project/parse.ts';
import { unreadableFor, type Cache, type UnreadableFile } from '../project/read.ts';
import { spansOf } from '../summary/spans.ts';
import type { Config, Severity } from './config.ts';
import { disabledBy } from './directives.ts';

export interface Finding {
  /** The absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The name of the rule, with the plugin's prefix. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly detail: ProblemDetail | undefined;
  readonly suggestions: readonly FoundSuggestion[];
  /** The line of code that the finding begins on. */
  readonly code: string;
}

/** A change that the user may apply. Applied alone, its edits keep the file's behaviour. */
export interface FoundSuggestion {
  readonly message: string;
  /** The edits, with UTF-16 offsets of the text without its byte order mark. */
  readonly edits: readonly Edit[];
}

export interface Result {
  readonly linted: number;
  /** The findings by file, then by position. */
  readonly findings: readonly Finding[];
  readonly unreadable: readonly UnreadableFile[];
  /** The number of files that were read from installed packages, if that was the limit. */
  readonly exhaustedBudget: number | undefined;
  /** The entries of the settings that matched nothing in these files. */
  readonly unused: readonly UnusedEntry[];
}

/** A result with its evidence. */
export interface LintRun extends Result {
  /** The evidence; absent where a file could not be read. */
  readonly evidence: Evidence | undefined;
}

/** Lints the files, and calls `onFile` before each. A file that can't be read doesn't stop the rest. */
export function run(
  files: readonly string[],
  config: Config,
  cwd: string,
  onFile: (done: number) => void,
  cache?: Cache,
  budget?: number,
): LintRun {
  const analysis = new Analysis(config.settings, cwd, cache, budget);
  const findings: Finding[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const [done, file] of files.entries()) {
    onFile(done);
    analysis.begin();
    const module = analysis.project.module(file);
    if ('message' in module) {
      unreadable.push(module);
      continue;
    }
    const text = (): string => analysis.project.text(module);
    try {
      findings.push(
        ...lint(
          module,
          analysis.pass(module, () => parse(file, text())),
          config,
          cwd,
          text,
        ),
      );
    } catch (error) {
      unreadable.push(unreadableFor(file, error));
    }
  }
  return {
    linted: files.length - unreadable.length,
    findings,
    unreadable,
    exhaustedBudget: analysis.exhaustedBudget(),
    unused: analysis.unused(),
    evidence: analysis.evidence(),
  };
}

function lint(module: ProjectModule, pass: Pass, config: Config, cwd: string, textOf: () => string): Finding[] {
  const found = config.rules.flatMap(({ rule, severity, options }) =>
    rule.check(pass, options, cwd).map(problem => ({ rule, severity, problem })),
  );
  if (found.length === 0) return [];
  const text = textOf();
  const isDisabled = disabledBy(text, module.directives);
  const spanOf = spansOf(text);
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  return found
    .flatMap(({ rule, severity, problem }): Finding[] => {
      const { line, column } = spanOf(problem.range);
      const end = spanOf([problem.range[1], problem.range[1]]);
      const name = `event-loop/${rule.name}`;
      if (isDisabled(name, problem.range[0], line)) return [];
      return [
        {
          file: module.file,
          line,
          column,
          endLine: end.line,
          endColumn: end.column,
          rule: name,
          severity,
          message: messageOf(rule.meta.messages[problem.messageId] ?? '', problem.data),
          detail: problem.detail,
          suggestions: (problem.suggestions ?? []).map(({ messageId, data, edits }) => ({
            message: messageOf(rule.meta.messages[messageId] ?? '', data),
            edits,
          })),
          code: lines[line - 1] ?? '',
        },
      ];
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1));
}

const messageOf = (template: string, data: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => data[name] ?? whole);
