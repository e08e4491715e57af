/** The driver without ESLint: lints files one by one with the configured rules. */
import { getHeapStatistics } from 'node:v8';
import type { Edit, ProblemDetail } from '../rule/rule.ts';
import { Analysis, roomFor, type UnusedEntry } from '../analysis/analysis.ts';
import type { Pass } from '../analysis/pass.ts';
import type { Evidence } from '../project/evidence.ts';
import { getOrMake } from '../collections/maps.ts';
import type { ProjectModule } from '../project/project-module.ts';
import { parse } from '../project/parse.ts';
import { unreadableFor, type Cache, type UnreadableFile } from '../project/read.ts';
import type { TsconfigProblem } from '../project/tsconfig.ts';
import { spansOf } from '../summary/spans.ts';
import { specifiersIn } from '../summary/model.ts';
import type { Config, Severity } from './config.ts';
import { disabledBy, severitiesIn } from './directives.ts';

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
  /** The number of files on which a rule ran. */
  readonly linted: number;
  /** The number of files on which no rule is switched on. */
  readonly withoutRules: number;
  /** The findings by file, then by position. */
  readonly findings: readonly Finding[];
  /** The findings in programs that serve nobody, and in helpers of tests. */
  readonly inPrograms: readonly Finding[];
  /** The files that could not be read, or not as a whole: sources, folders and tsconfig files. */
  readonly unreadable: readonly UnreadableFile[];
  /** The number of files that cannot be parsed and that the user leaves out. */
  readonly leftOut: number;
  readonly imports: ImportCount;
  /** The number of files that were read from installed packages, if that was the limit. */
  readonly exhaustedBudget: number | undefined;
  /** The entries of the settings that matched nothing in these files. */
  readonly unused: readonly UnusedEntry[];
}

/** The imports of the linted files that name files of the project. */
export interface ImportCount {
  readonly followed: number;
  readonly lost: readonly LostImport[];
}

/** An import that is not followed, although it seems to name a file of the project. */
export interface LostImport {
  /** The absolute path of the importing file. */
  readonly file: string;
  readonly specifier: string;
  /** A sentence. */
  readonly reason: string;
}

/** A result with its evidence. */
export interface LintRun extends Result {
  /** The evidence; absent where a file could not be read. */
  readonly evidence: Evidence | undefined;
}

export interface RunOptions {
  /** The configuration of every file, or of each. A file without one is not linted. */
  readonly config: Config | ((file: string) => Config | undefined);
  readonly cwd: string;
  /** Called before each file, with the number of files that are done. */
  readonly onFile?: (done: number) => void;
  /** The cache of summaries, if there is one. */
  readonly cache?: Cache | undefined;
  /** The most files of installed packages to read. */
  readonly budget?: number;
}

/** Lints the files. A file that can't be read doesn't stop the rest. */
export function run(files: readonly string[], { config, cwd, onFile, cache, budget }: RunOptions): LintRun {
  const room = roomFor(getHeapStatistics().heap_size_limit);
  const configFor = typeof config === 'function' ? config : () => config;
  const analyses = new Map<string, Analysis>();
  const findings: Finding[] = [];
  const inPrograms: Finding[] = [];
  const unreadable: UnreadableFile[] = [];
  const imports = { followed: 0, lost: new Array<LostImport>() };
  let linted = 0;
  let withoutRules = 0;
  const helpers = new Map<string, UnreadableFile>();
  for (const [done, file] of files.entries()) {
    onFile?.(done);
    const configured = configFor(file);
    if (!configured || configured.rules.length === 0) {
      withoutRules++;
      continue;
    }
    const { settings } = configured;
    const analysis = getOrMake(analyses, JSON.stringify(settings), () => new Analysis({ settings, cwd, room, cache, budget }));
    analysis.begin();
    const module = analysis.project.module(file);
    if ('message' in module) {
      unreadable.push(module);
      continue;
    }
    const text = (): string => analysis.project.text(module);
    try {
      const pass = analysis.pass(module, () => parse(file, text()));
      const found = lint(pass, { module, config: configured, cwd, text });
      const isProgram = found.length > 0 && analysis.purposeOf(file).kind !== 'serves';
      const isSilent = ({ rule }: Finding): boolean => isProgram && !alsoInPrograms(rule, configured);
      findings.push(...found.filter(finding => !isSilent(finding)));
      inPrograms.push(...found.filter(isSilent));
      linted++;
    } catch (error) {
      unreadable.push(unreadableFor(file, error));
    }
    if ((settings.chains ?? 'project') === 'project') {
      countImports(module, analysis, imports);
      for (const helper of unreadableHelpers(module, analysis)) helpers.set(helper.file, helper);
    }
  }
  const all = [...analyses.values()];
  return {
    linted,
    withoutRules,
    findings,
    inPrograms,
    unreadable: [
      ...unreadable,
      ...notAmong(helpers, unreadable),
      ...all.flatMap(analysis => analysis.project.tsconfigProblems.map(unreadableTsconfig)),
    ],
    leftOut: 0,
    imports,
    exhaustedBudget: all.map(analysis => analysis.exhaustedBudget()).find(reached => reached !== undefined),
    unused: unusedInAll(all),
    // Evidence is about one way to look at the disk.
    evidence: all.length === 1 ? all[0]?.evidence() : undefined,
  };
}

/** Tells whether a rule reports what is wrong in a program that serves nobody, too. */
const alsoInPrograms = (name: string, { rules }: Config): boolean =>
  rules.some(({ rule }) => `event-loop/${rule.name}` === name && rule.meta.inPrograms);

/** Returns the entries of settings that no analysis has matched. */
function unusedInAll(analyses: readonly Analysis[]): UnusedEntry[] {
  const counts = new Map<string, { entry: UnusedEntry; count: number }>();
  for (const entry of analyses.flatMap(analysis => analysis.unused())) {
    const known = getOrMake(counts, JSON.stringify(entry), () => ({ entry, count: 0 }));
    known.count++;
  }
  return [...counts.values()].flatMap(({ entry, count }) => (count === analyses.length ? [entry] : []));
}

/** Returns the files that a module imports and that cannot be read or parsed. Nothing is known of what they do. */
const unreadableHelpers = (module: ProjectModule, { project }: Analysis): UnreadableFile[] =>
  specifiersIn(module.summary).flatMap(specifier => project.unreadable(module, specifier) ?? []);

/** Returns the files of one list that are not in another. */
function notAmong(files: ReadonlyMap<string, UnreadableFile>, others: readonly UnreadableFile[]): UnreadableFile[] {
  const known = new Set(others.map(({ file }) => file));
  return [...files.values()].filter(({ file }) => !known.has(file));
}

function countImports(module: ProjectModule, { project }: Analysis, imports: { followed: number; lost: LostImport[] }): void {
  for (const specifier of new Set(specifiersIn(module.summary))) {
    if (project.resolve(module, specifier)) imports.followed++;
    else {
      const reason = project.whyLost(module, specifier);
      if (reason !== undefined) imports.lost.push({ file: module.file, specifier, reason });
    }
  }
}

const unreadableTsconfig = ({ file, message }: TsconfigProblem): UnreadableFile => ({
  file,
  line: undefined,
  column: undefined,
  message: `${message} Imports are followed without that part.`,
});

interface LintOptions extends Pick<RunOptions, 'cwd'> {
  readonly config: Config;
  readonly module: ProjectModule;
  /** Returns the text of the file. Only a file with problems needs it. */
  readonly text: () => string;
}

function lint(pass: Pass, { module, config, cwd, text: textOf }: LintOptions): Finding[] {
  const found = config.rules.flatMap(({ rule, severity, options }) =>
    rule.check(pass, options, cwd).map(problem => ({ rule, severity, problem })),
  );
  if (found.length === 0) return [];
  const text = textOf();
  const isDisabled = config.ignoresDirectives ? () => false : disabledBy(text, module.directives);
  const inFile = config.ignoresDirectives ? new Map<string, never>() : severitiesIn(module.directives);
  const spanOf = spansOf(text);
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  return found
    .flatMap(({ rule, severity: configured, problem }): Finding[] => {
      const { line, column } = spanOf(problem.range);
      const end = spanOf([problem.range[1], problem.range[1]]);
      const name = `event-loop/${rule.name}`;
      const severity = inFile.get(name) ?? configured;
      if (severity === 'off' || isDisabled(name, problem.range[0], line)) return [];
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
