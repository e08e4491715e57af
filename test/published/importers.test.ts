/** The search for whoever uses a function that has become async. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { scratch } from '../support/scratch.ts';
import { madeAsync, mentionsIn } from './importers.ts';

it('names the functions that have become async, and no others', () => {
  const before = 'async function old() {}\nfunction load() {}\nconst read = () => {};\nclass A { get() {} }\n';
  const after = 'async function old() {}\nasync function load() {}\nconst read = async () => {};\nclass A { async get() {} }\n';
  expect(madeAsync('a.js', before, after)).toEqual(['load', 'read', 'get']);
});

it('finds the files that point at one and say a name', () => {
  const folder = scratch({
    'lib/a.js': 'function load() {}\n',
    'lib/index.js': "const { load } = require('./a');\n",
    'test/a.spec.js': "const a = rewire('../lib/a.js');\na.__get__('load');\n",
    'test/b.spec.js': "const load = require('./other');\n",
    'lib/c.js': "import { loader } from './a.js';\n",
  });
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  execFileSync('git', ['add', '.'], { cwd: folder });
  expect(mentionsIn(folder, 'lib/a.js', ['load'])).toEqual(['lib/index.js: load', 'test/a.spec.js: load']);
});
