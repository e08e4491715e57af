import { join } from 'node:path';
import { ESLint, type Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { projectDigest } from '../src/digest.ts';
import plugin from '../src/index.ts';
import { scratch, write } from './support/scratch.ts';

const handler = "import { load } from './helper.js';\nexport const handler = async () => load();\n";
const harmless = "export const load = () => 'a';\n";
const blocks = "import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a');\n";

describe("ESLint's cache", () => {
  /** A run of ESLint as the command makes it, with its cache; the number of problems, and of files that were linted. */
  async function run(folder: string, withDigest: boolean) {
    let linted = 0;
    const count: Rule.RuleModule = {
      create() {
        linted++;
        return {};
      },
    };
    const settings: Linter.Config['settings'] = withDigest ? { 'event-loop': { digest: await projectDigest(['.'], folder) } } : {};
    const overrideConfig: Linter.Config[] = [
      plugin.configs.recommended,
      { plugins: { counting: { rules: { count } } }, rules: { 'counting/count': 'error' }, settings },
    ];
    const eslint = new ESLint({
      cwd: folder,
      cache: true,
      cacheLocation: join(folder, '.eslintcache'),
      cacheStrategy: 'content',
      overrideConfigFile: true,
      overrideConfig,
    });
    const results = await eslint.lintFiles(['*.js']);
    return { problems: results.reduce((sum, { errorCount }) => sum + errorCount, 0), linted };
  }

  it('keeps a stale verdict without the digest', async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': harmless });
    expect(await run(folder, false)).toEqual({ problems: 0, linted: 2 });
    write(folder, 'helper.js', blocks);
    expect(await run(folder, false)).toEqual({ problems: 0, linted: 1 });
  });

  it('does not with it, both ways, and lints nothing again while nothing changes', async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': harmless });
    expect(await run(folder, true)).toEqual({ problems: 0, linted: 2 });
    expect(await run(folder, true)).toEqual({ problems: 0, linted: 0 });
    write(folder, 'helper.js', blocks);
    expect(await run(folder, true)).toEqual({ problems: 1, linted: 2 });
    write(folder, 'helper.js', harmless);
    expect(await run(folder, true)).toEqual({ problems: 0, linted: 2 });
  });
});

describe('the digest', () => {
  it('depends on names and contents, and on nothing else', async () => {
    const files = { 'a.js': harmless, 'b.js': blocks, 'readme.md': 'a' };
    const digest = await projectDigest(['.'], scratch(files));
    expect(await projectDigest(['.'], scratch({ ...files, 'readme.md': 'b' }))).toBe(digest);
    expect(await projectDigest(['.'], scratch({ ...files, 'a.js': blocks }))).not.toBe(digest);
    expect(await projectDigest(['.'], scratch({ 'c.js': harmless, 'b.js': blocks }))).not.toBe(digest);
  });

  it('of a path that is not there is a mistake that names it', async () => {
    await expect(projectDigest(['nowhere'], scratch({}))).rejects.toThrow("There is no file or directory 'nowhere'.");
  });
});
