/** The one adapter from our rules to ESLint's: reports the problems of the file under lint. */
import { relative } from 'node:path';
import type { Rule } from 'eslint';
import type { EventLoopRule, Suggestion } from '../rule/rule.ts';
import { lintedFile } from './linted-file.ts';

/** Messages about the run rather than the code, which every rule may report. */
const runMessages = {
  invalidSettings: '{{problem}}',
  exhaustedBudget:
    "Calls were followed into {{budget}} files of installed packages and no further: a chain through another is not seen. Leave out 'dependencies: follow', or lint fewer files at once.",
  brokenTsconfig: "'{{file}}' cannot be loaded, and imports are followed without it. {{problem}}",
  analysisFailed: 'This file could not be analysed: {{problem}}. Please report it.',
} as const;

/** Makes an ESLint rule from one of ours. A failed analysis becomes a report, never an exception. */
export function toEslintRule({ name, meta, check }: EventLoopRule): Rule.RuleModule {
  const { type, docs, hasSuggestions = false, schema, messages, defaultOptions, inPrograms = false } = meta;
  return {
    meta: {
      type,
      docs,
      hasSuggestions,
      schema: [...schema],
      messages: { ...messages, ...runMessages },
      defaultOptions: [...defaultOptions],
    },
    create(context) {
      const { sourceCode } = context;
      const reportOnFile = (messageId: keyof typeof runMessages, data: Readonly<Record<string, string>>): void => {
        context.report({ loc: { line: 1, column: 0 }, messageId, data });
      };
      return {
        'Program:exit'() {
          const file = lintedFile(context);
          if (!file) return;
          if ('problem' in file) {
            if (file.reportedBy === name) reportOnFile(file.messageId, { problem: file.problem });
            return;
          }
          try {
            const options = (context.options[0] as object | undefined) ?? {};
            const problems = check(file.pass, options, context.cwd);
            const isSilent = problems.length > 0 && !inPrograms && file.analysis.purposeOf(file.pass.file).kind !== 'serves';
            for (const { messageId, data, range, suggestions = [] } of isSilent ? [] : problems) {
              const [start, end] = range;
              const loc = { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
              context.report({ loc, messageId, data, suggest: suggestions.map(suggested) });
            }
          } catch (error) {
            reportOnFile('analysisFailed', { problem: (error as Error).message });
          }
          const budget = file.analysis.exhaustedBudget();
          if (budget !== undefined) reportOnFile('exhaustedBudget', { budget: String(budget) });
          for (const { file: tsconfig, message } of file.analysis.newTsconfigProblems())
            reportOnFile('brokenTsconfig', { file: relative(context.cwd, tsconfig), problem: message });
        },
      };
    },
  };
}

const suggested = ({ messageId, data, edits }: Suggestion): Rule.SuggestionReportDescriptor => ({
  messageId,
  data,
  fix: fixer => edits.map(({ range: [start, end], text }) => fixer.replaceTextRange([start, end], text)),
});
