/** The examples of docs/runtime.md: each prints what its comments say, and the plugin has nothing to report. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { lintWithCommandLine } from '../support/drivers.ts';
import { scratch } from '../support/scratch.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/runtime.md'), 'utf8');

/** The code blocks, each under the title of its section. */
const examples = page.split(/^## /m).flatMap(section =>
  Array.from(section.matchAll(/^```js\n(.*?)^```/gms), ([, code = '']) => ({ title: section.slice(0, section.indexOf('\n')), code })),
);

const run = promisify(execFile);

describe.each(examples)('the example of $title', ({ code }) => {
  it('prints what it says', async () => {
    // As a file of the package's own folder, from where its name leads to itself.
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: import.meta.dirname });
    expect(stdout.trimEnd().split('\n')).toEqual(Array.from(code.matchAll(/\/\/ → (.+)$/gm), ([, line]) => line));
    expect(stderr).toBe('');
  });

  it('does not block', () => {
    const project = scratch({ 'example.js': code });
    expect(lintWithCommandLine(join(project, 'example.js'), project, 'recommended', undefined)).toEqual([]);
  });
});
