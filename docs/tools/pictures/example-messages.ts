/** What ESLint says of the example server, for the pictures and for the test that holds an editor against them. */
import { join } from 'node:path';
import { Linter } from 'eslint';
import plugin from '../../../src/index.ts';

const root = join(import.meta.dirname, '../../..');

export const exampleFile = 'docs/example/server.js';

/** Reports of ESLint with the preset `recommended`, in order of place. */
export const exampleMessages = (text: string): Linter.LintMessage[] =>
  new Linter({ cwd: root }).verify(text, [plugin.configs.recommended], { filename: join(root, exampleFile) });
