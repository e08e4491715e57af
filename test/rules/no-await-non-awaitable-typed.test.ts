/** The rule with typed linting: what types take back, and what only they show. */
import { join } from 'node:path';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { ruleNamed } from '../support/rule-tester.ts';

const typed = new RuleTester({
  languageOptions: {
    // A project of one file: this one's would take long to load.
    parserOptions: { projectService: true, tsconfigRootDir: join(import.meta.dirname, 'typed') },
  },
});

/** An async function with these parameters and this body, on lines of their own. */
const withParameters = (parameters: string, body: string, generics = ''): string =>
  `export async function f${generics}(${parameters}) {\n  ${body}\n}`;

typed.run('no-await-non-awaitable, with types', ruleNamed('no-await-non-awaitable'), {
  valid: [
    { name: 'a promise', code: withParameters('given: Promise<string>', 'await given;') },
    { name: 'what is like a promise', code: withParameters('given: PromiseLike<string>', 'await given;') },
    { name: 'a promise or a value', code: withParameters('given: string | Promise<string>', 'await given;') },
    { name: 'a promise that may be missing', code: withParameters('given?: () => Promise<string>', 'await given?.();') },
    { name: 'any', code: withParameters('given: any', 'await given.some.thing();') },
    { name: 'unknown', code: withParameters('given: unknown', 'await given;') },
    { name: 'a type parameter', code: withParameters('given: T', 'await given;', '<T>') },
    {
      name: 'a type parameter that extends what may be a promise',
      code: withParameters('given: T', 'await given;', '<T extends number | Promise<number>>'),
    },
    {
      name: 'a type parameter that may be missing and extends what may be a promise',
      code: withParameters('given?: T', 'await given;', '<T extends number | Promise<number>>'),
    },
    {
      name: 'an object of any kind',
      code: withParameters('empty: {}, object: object, named: Record<string, unknown>', 'await empty; await object; await named;'),
    },
    { name: "an object whose 'then' is of any kind", code: withParameters('given: { then: any }', 'await given;') },
    {
      name: 'what a function gives that may be async, although its type says void',
      code: withParameters('given: () => void', 'await given();'),
    },
    {
      name: 'what a method gives that a class may have as an async one',
      code: 'interface Hooks { start?(): void }\nexport const f = async (hooks: Hooks) => { await hooks.start?.(); };',
    },
    { name: 'what never comes', code: withParameters('', 'await process.exit(1);') },
    { name: 'null, to let others go first', code: 'await null;' },
    {
      name: 'members of an array among promises',
      code: withParameters('given: number, list: number[]', 'await Promise.all([given, fetch("/")]); await Promise.all(list);'),
    },
    {
      name: 'a call that blocks and gives anything, by its type',
      code: "import { deserialize } from 'node:v8';\nawait deserialize(Buffer.from('a'));",
    },
    {
      name: 'a member that blocks and gives anything, by its type',
      code: "import { deserialize } from 'node:v8';\nawait Promise.all([deserialize(Buffer.from('a'))]);",
    },
    {
      name: 'what only types show, if they are not to report',
      code: withParameters('given: number', 'await given;'),
      options: [{ types: 'confirm' }],
    },
  ],
  invalid: [
    {
      name: 'a value of a type without promises',
      code: withParameters('given: number', 'await given;'),
      errors: [{ messageId: 'type', data: { type: 'number' }, line: 2, column: 9, endLine: 2, endColumn: 14 }],
    },
    {
      name: 'what a function of another file gives, by its type',
      code: "import { basename } from 'node:path';\nawait basename('a/b');",
      errors: [{ messageId: 'type', data: { type: 'string' }, line: 2, column: 7, endLine: 2, endColumn: 22 }],
    },
    {
      name: 'what a function gives that may be missing',
      code: withParameters('given?: () => number', 'await given?.();'),
      errors: [{ messageId: 'type', data: { type: 'number | undefined' }, line: 2, column: 9, endLine: 2, endColumn: 18 }],
    },
    {
      name: 'a type parameter that extends what is no promise',
      code: withParameters('given: T', 'await given;', '<T extends number>'),
      errors: [{ messageId: 'type', data: { type: 'T' }, line: 2, column: 9, endLine: 2, endColumn: 14 }],
    },
    {
      name: "an object whose 'then' can't be called",
      code: withParameters('given: { then: number }', 'await given;'),
      errors: [{ messageId: 'type', data: { type: '{ then: number; }' }, line: 2, column: 9, endLine: 2, endColumn: 14 }],
    },
    {
      name: 'what a declared function gives that says void',
      code: 'declare function told(): void;\nawait told();',
      errors: [{ messageId: 'type', data: { type: 'void' }, line: 2, column: 7, endLine: 2, endColumn: 13 }],
    },
    {
      name: 'an array of promises',
      code: withParameters('given: readonly Promise<string>[]', 'await given;'),
      errors: [{ messageId: 'array', data: {}, line: 2, column: 9, endLine: 2, endColumn: 14 }],
    },
    {
      name: 'an array of anything else',
      code: withParameters('given: [number, string]', 'await given;'),
      errors: [{ messageId: 'type', data: { type: '[number, string]' }, line: 2, column: 9, endLine: 2, endColumn: 14 }],
    },
    {
      name: 'a function',
      code: withParameters('given: () => Promise<string>', 'await given;'),
      errors: [{ messageId: 'functionValue', data: {}, line: 2, column: 9, endLine: 2, endColumn: 14 }],
    },
    {
      name: "'forEach' of what is an array by its type",
      code: withParameters('given: string[]', 'await given.forEach(async one => { await fetch(one); });'),
      errors: [
        {
          messageId: 'iteration',
          data: {},
          line: 2,
          column: 9,
          endLine: 2,
          endColumn: 58,
          suggestions: [
            {
              messageId: 'loop',
              data: { what: 'for … of' },
              output: withParameters('given: string[]', 'for (const one of given) { await fetch(one); }'),
            },
          ],
        },
      ],
    },
    {
      name: "'forEach' of another list",
      code: withParameters('given: Map<string, number>', 'await given.forEach(async one => { await fetch(String(one)); });'),
      errors: [{ messageId: 'type', data: { type: 'void' }, line: 2, column: 9, endLine: 2, endColumn: 66 }],
    },
    {
      name: 'a call that blocks, in the words that it has without types',
      code: "import { readFileSync } from 'node:fs';\nexport async function f(p: string) {\n  return await readFileSync(p, 'utf8');\n}",
      options: [{ types: 'confirm' }],
      errors: [
        {
          messageId: 'blocking',
          data: { api: 'fs.readFileSync', advice: "use 'readFile' from 'node:fs/promises'" },
          line: 3,
          column: 16,
          endLine: 3,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'readFile', notes: '' },
              output:
                "import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nexport async function f(p: string) {\n  return await readFile(p, 'utf8');\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a call that blocks, of a package that is not installed and has no types',
      code: "import { readJsonSync } from 'fs-extra';\nexport const f = async () => { await readJsonSync('a'); };",
      errors: [
        {
          messageId: 'blocking',
          data: { api: 'fs-extra.readJsonSync', advice: "use 'readJson' from 'fs-extra'" },
          line: 2,
          column: 38,
          endLine: 2,
          endColumn: 55,
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'readJson', notes: '' },
              output: "import { readJsonSync, readJson } from 'fs-extra';\nexport const f = async () => { await readJson('a'); };",
            },
          ],
        },
      ],
    },
  ],
});
