/**
 * The pass for the file that ESLint lints. It is made from ESLint's own tree and scopes, once a file, however many rules
 * ask. Wrong settings and a failed analysis are problems to report, never exceptions.
 */
import { getHeapStatistics } from 'node:v8';
import type { Rule, SourceCode } from 'eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Pass } from '../analysis/pass.ts';
import { getOrMake } from '../collections/maps.ts';
import { summarise, type Source } from '../summary/summarise.ts';
import type { ScopeManager } from '../syntax/scopes.ts';
import { Analysis, roomFor } from '../analysis/analysis.ts';
import { awaitedTypes } from './awaited-types.ts';
import { readSettings, SettingsError } from '../analysis/settings.ts';

export type LintedFile =
  | { readonly pass: Pass; readonly analysis: Analysis }
  /** The failure, which the rule that asked first reports. */
  | { readonly messageId: 'invalidSettings' | 'analysisFailed'; readonly problem: string; readonly reportedBy: string };

const files = new WeakMap<SourceCode, LintedFile>();

/** Returns the pass for the file under lint; nothing where there is no JavaScript syntax tree. */
export function lintedFile(context: Rule.RuleContext): LintedFile | undefined {
  const { sourceCode } = context;
  // The source code of other languages has no scope manager, whatever the types say.
  if (!('scopeManager' in sourceCode) || !(sourceCode.scopeManager as unknown)) return undefined;
  return getOrMake(files, sourceCode, () => {
    try {
      return passOf(context);
    } catch (error) {
      const messageId = error instanceof SettingsError ? 'invalidSettings' : 'analysisFailed';
      return { messageId, problem: error instanceof Error ? error.message : String(error), reportedBy: ruleName(context.id) };
    }
  });
}

const ruleName = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

function passOf({ sourceCode, settings, filename, cwd }: Rule.RuleContext): LintedFile & { readonly pass: Pass } {
  const { text, ast, scopeManager, visitorKeys } = sourceCode;
  const analysis = analysisFor(settings['event-loop'], cwd);
  const source = (): Source => ({
    text,
    // ESLint types its tree as ESTree; every parser for JavaScript makes the nodes of typescript-eslint.
    ast: ast as unknown as TSESTree.Program,
    scopeManager: scopeManager as unknown as ScopeManager,
    comments: sourceCode.getAllComments().map(({ type, value, range = [0, 0] }) => ({ type, value, range })),
    visitorKeys,
  });
  analysis.begin();
  const module = analysis.project.lint(filename, text, () => summarise(source()));
  return { pass: analysis.pass(module, source, awaitedTypes(sourceCode)), analysis };
}

/** The analyses of the process, by working directory and settings. Each compares its files with the disk at every lint. */
const analyses = new Map<string, Analysis>();

/** The most analyses to keep. A project has one for each block of settings; an editor may have several projects open. */
const MAX_ANALYSES = 16;

function analysisFor(value: unknown, cwd: string): Analysis {
  const settings = readSettings(value);
  // A digest changes with each source, and nothing that is analysed depends on it.
  const key = JSON.stringify([cwd, { ...settings, digest: undefined }]);
  const analysis = analyses.get(key) ?? new Analysis({ settings, cwd, room: roomFor(getHeapStatistics().heap_size_limit) });
  // The last entry is the one in use, and the first is the oldest.
  analyses.delete(key);
  analyses.set(key, analysis);
  const [oldest] = analyses.keys();
  if (analyses.size > MAX_ANALYSES && oldest !== undefined) analyses.delete(oldest);
  return analysis;
}
