/** The examples of the runtime's page, of the guide and of the comparison: each prints what its comments say, and the plugin reports the lines that say so. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../support/doc-blocks.ts';
import { lintWithCommandLine } from '../support/drivers.ts';
import { scratch } from '../support/scratch.ts';

const run = promisify(execFile);

/** The programs of a page, each under the title of its section. What begins with its name is a file of a project. */
const examplesOf = (page: string) =>
  blocksOf(page).flatMap(({ title, language, text }, index) =>
    language === 'js' && !text.startsWith('// src/') ? [{ name: `${title}, block ${index + 1}`, code: text }] : [],
  );

describe.each(['docs/runtime.md', 'docs/dont-block-the-event-loop.md', 'docs/comparison.md'])('%s', page => {
  describe.each(examplesOf(page))('$name', ({ code }) => {
    it('prints what it says', async () => {
      // As a file of the package's own folder, from where its name leads to itself.
      const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: import.meta.dirname });
      expect(stdout.trimEnd().split('\n')).toEqual(Array.from(code.matchAll(/\/\/ → (.+)$/gm), ([, line]) => line));
      expect(stderr).toBe('');
    });

    it('is reported where it blocks, and nowhere else', () => {
      const project = scratch({ 'example.js': code });
      const blocking = code.split('\n').flatMap((line, index) => (line.endsWith('// blocks') ? [index + 1] : []));
      expect(lintWithCommandLine(join(project, 'example.js'), project, 'recommended', undefined).map(({ line }) => line)).toEqual(blocking);
    });
  });
});
