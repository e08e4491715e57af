/**
 * A project that changes at random looks the same to whoever has seen it before: to the command with its caches, to one without, and to an
 * ESLint that lives long.
 */
import { relative } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { describe, expect, it, vi } from 'vitest';
import { rules } from '../../rules/index.ts';
import { cachedRun } from '../../src/cli/cached-run.ts';
import { Configuration } from '../../src/cli/configuration.ts';
import { run, type Result } from '../../src/cli/run.ts';
import plugin from '../../src/index.ts';
import { scratch } from '../support/scratch.ts';
import { PATIENCE, rounds } from './effort.ts';
import { RandomProject } from './random-project.ts';

const allRules = Object.fromEntries(Object.keys(rules).map(name => [`event-loop/${name}`, 'error' as const]));
const configuration = new Configuration([{ rules: allRules }], { preset: undefined, basePath: '/' }, rules);

describe.each([1, 2, 3])('from the seed %i', seed => {
  it(
    'each lint finds what is on disk by then',
    async () => {
      const cwd = scratch({});
      const cache = scratch({});
      const project = new RandomProject(cwd, seed);
      const eslint = longLived(cwd);
      const done: string[] = [];
      let clock = 0;
      let found = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => clock);
      for (let round = 0; round < rounds(20, 170); round++) {
        done.push(project.change());
        const files = project.files.map(name => `${cwd}/${name}`).sort();
        const { evidence, ...cold } = run(files, { config: file => configuration.of(file), cwd });
        const warm = cachedRun(files, configuration, cwd, cache);
        found += cold.findings.length;
        expect(evidence).toBeDefined();
        expect(warm, done.join(', ')).toEqual(cold);
        // Later than ESLint trusts what it has seen.
        clock += 2000;
        expect(await eslint(files), done.join(', ')).toEqual(messagesOf(cold, cwd));
      }
      expect(found).toBeGreaterThan(rounds(20, 170));
    },
    PATIENCE,
  );
});

/** Returns an ESLint that lints again and again, as an editor's does. */
function longLived(cwd: string): (files: readonly string[]) => Promise<string[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.{js,ts}'],
      languageOptions: { parser: typescriptParser },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      plugins: { 'event-loop': plugin },
      rules: allRules,
    },
  });
  return async files => {
    const results = await eslint.lintFiles([...files]);
    return results.flatMap(({ filePath, messages }) =>
      messages.flatMap(({ ruleId, line, column, message }) =>
        ruleId === null ? [] : [`${relative(cwd, filePath)}:${line}:${column} ${ruleId} ${message}`],
      ),
    );
  };
}

const messagesOf = ({ findings }: Pick<Result, 'findings'>, cwd: string): string[] =>
  findings.map(({ file, line, column, rule, message }) => `${relative(cwd, file)}:${line}:${column} ${rule} ${message}`);
