/**
 * The shape of a rule: an ESLint rule that is also a plain function from a pass to problems, so that the command
 * line runs the same rules without ESLint. `createRule` is the one adapter between the two.
 */
import type { Rule } from 'eslint';
import type { EntryPoint, Pass } from '../pass/pass.ts';
import type { Edit, Remedy } from '../remedies/model.ts';
import { lintedFile } from './linted-file.ts';

export type { StarvingLoop } from '../pass/pass.ts';
export type { Edit, Remedies } from '../remedies/model.ts';

/** Something to report. `range` is in UTF-16 offsets. */
export interface Problem {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly range: readonly [start: number, end: number];
  /** What may be done about it, each by itself. */
  readonly suggestions?: readonly Suggestion[];
  /** What a machine may want to know beside the message. */
  readonly detail?: ProblemDetail;
}

/** Edits that leave the file meaning what it meant, and the message that describes them. */
export interface Suggestion {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

export interface ProblemDetail {
  /** Access path of the blocking API. */
  readonly api: string;
  readonly kind: string;
  /** The installed package that the blocking call is in; none where it is in the project. */
  readonly package?: string;
  /** Whether it takes long, or is short work that `strict` alone reports. */
  readonly weight: 'heavy' | 'light';
  readonly context: string;
  readonly entryPoint: DetailEntryPoint;
  readonly chain: readonly DetailStep[];
  /** How many steps are left out in the middle of a chain of more than 200. */
  readonly omitted?: number;
  /** The other calls that block where this one leads, of those that its rule reports: nearest first, then in source order, 50 at most. */
  readonly alsoLeadsTo?: readonly DetailEnd[];
}

/** A call that blocks, where a reported call leads to several. */
export interface DetailEnd {
  /** Access path of the blocking API. */
  readonly api: string;
  readonly kind: string;
  /** As a problem's own. */
  readonly chain: readonly DetailStep[];
  /** How many steps are left out in the middle of a chain of more than 20. */
  readonly omitted?: number;
}

/** The function of the file that is the context. */
export interface DetailEntryPoint {
  /** Empty where it has none. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

export interface DetailStep {
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The presets a rule is in, and with which options. */
export interface Presets<Options> {
  readonly recommended?: Options;
  readonly strict?: Options;
  /** Where a rule has options that are stricter than in `strict`. */
  readonly all?: Options;
}

export interface RuleDefinition<Options extends object> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly hasSuggestions?: true;
    readonly docs: { readonly description: string; readonly presets: Presets<Options> };
    readonly schema: NonNullable<Rule.RuleMetaData['schema']>;
    readonly messages: Readonly<Record<string, string>>;
    readonly defaultOptions: readonly [] | readonly [Options];
  };
  readonly check: (pass: Pass, options: Options, cwd: string) => Problem[];
}

export interface EventLoopRule extends Rule.RuleModule {
  readonly name: string;
  readonly meta: Rule.RuleMetaData & {
    readonly messages: Readonly<Record<string, string>>;
    readonly defaultOptions: readonly object[];
    readonly presets: Presets<object>;
  };
  readonly check: (pass: Pass, options: object, cwd: string) => Problem[];
}

const docsUrl = (name: string): string =>
  `https://github.com/eslint-plugin-event-loop/eslint-plugin-event-loop/blob/main/docs/rules/${name}.md`;

/** Messages every rule may need, about the run rather than the code. */
const runMessages = {
  invalidSettings: '{{problem}}',
  exhaustedBudget:
    "Calls were followed into {{budget}} files of installed packages and no further: a chain through another is not seen. Leave out 'dependencies: follow', or lint fewer files at once.",
  analysisFailed: 'This file could not be analysed: {{problem}}. Please report it.',
} as const;

export const entryPointOf = ({ name, at: { line, column } }: EntryPoint): DetailEntryPoint => ({ name, line, column });

export const suggestionOf = ({ kind, what, notes, edits }: Remedy): Suggestion => ({ messageId: kind, data: { what, notes }, edits });

const offered = ({ messageId, data, edits }: Suggestion): Rule.SuggestionReportDescriptor => ({
  messageId,
  data,
  fix: fixer => edits.map(({ range: [start, end], text }) => fixer.replaceTextRange([start, end], text)),
});

export function createRule<Options extends object>({ name, meta, check }: RuleDefinition<Options>): EventLoopRule {
  const { docs, messages, defaultOptions, ...rest } = meta;
  // ESLint and the command line both validate the options against the schema and fill in the defaults.
  const checkWith = (pass: Pass, options: object, cwd: string) => check(pass, options as Options, cwd);
  return {
    name,
    meta: {
      ...rest,
      docs: { description: docs.description, recommended: docs.presets.recommended !== undefined, url: docsUrl(name) },
      messages: { ...messages, ...runMessages },
      defaultOptions: [...defaultOptions],
      presets: docs.presets,
    },
    check: checkWith,
    create(context) {
      const { sourceCode } = context;
      return {
        'Program:exit'() {
          const file = lintedFile(context);
          if (!file) return;
          const reportOnFile = (messageId: string, data: Readonly<Record<string, string>>): void => {
            context.report({ loc: { line: 1, column: 0 }, messageId, data });
          };
          if ('problem' in file) {
            if (file.reportedBy === name) reportOnFile(file.messageId, { problem: file.problem });
            return;
          }
          try {
            for (const { messageId, data, range, suggestions = [] } of checkWith(
              file.pass,
              (context.options[0] as object | undefined) ?? {},
              context.cwd,
            )) {
              const [start, end] = range;
              const loc = { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
              context.report({ loc, messageId, data, suggest: suggestions.map(offered) });
            }
          } catch (error) {
            reportOnFile('analysisFailed', { problem: (error as Error).message });
          }
          const budget = file.analysis.exhaustedBudget();
          if (budget !== undefined) reportOnFile('exhaustedBudget', { budget: String(budget) });
        },
      };
    },
  };
}
