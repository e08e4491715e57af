import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('no-await-non-awaitable', ruleNamed('no-await-non-awaitable'), {
  valid: [
    { name: 'a promise', code: "import { readFile } from 'node:fs/promises'; await readFile('a');" },
    { name: 'a value that may be a promise', code: 'export const f = async given => (await given) ?? (await given.later);' },
    { name: 'a promise or a value', code: 'export const f = async flag => await (flag ? Promise.resolve(1) : 0);' },
    { name: 'null, to let others go first', code: 'await null;' },
    { name: 'values among promises', code: "await Promise.all([1, [], fetch('/')]);" },
    { name: 'a list of an unknown kind', code: 'export const f = async cursor => { await cursor.forEach(async row => row.save()); };' },
    { name: 'iteration that waits', code: 'for await (const n of [1, 2]) n.toFixed();' },
  ],
  invalid: [
    {
      name: 'a call that blocks',
      code: "import { readFileSync } from 'node:fs';\nexport async function f(p) {\n  return await readFileSync(p, 'utf8');\n}",
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
              output: "import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nexport async function f(p) {\n  return await readFile(p, 'utf8');\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'forEach of an array',
      code: 'export async function f(g) {\n  const list = [1, 2];\n  await list.forEach(async n => { if (!n) return; await g(n); });\n}',
      errors: [
        {
          messageId: 'iteration',
          data: {},
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 65,
          suggestions: [
            { messageId: 'loop', data: { what: 'for … of' }, output: 'export async function f(g) {\n  const list = [1, 2];\n  for (const n of list) { if (!n) continue; await g(n); }\n}' },
          ],
        },
      ],
    },
    {
      name: 'a member that blocks, for which others would have to wait',
      code: "import { readFileSync } from 'node:fs';\nexport const f = () => Promise.all([readFileSync('a')]);",
      errors: [
        { messageId: 'blockingMember', data: { api: 'fs.readFileSync', advice: "use 'readFile' from 'node:fs/promises'" }, line: 2, column: 37, endLine: 2, endColumn: 54 },
      ],
    },
    {
      name: 'a timer',
      code: 'await setTimeout(() => {}, 10);',
      errors: [
        { messageId: 'timer', data: { api: 'timers.setTimeout', advice: ": use 'setTimeout' from 'node:timers/promises'" }, line: 1, column: 7, endLine: 1, endColumn: 31 },
      ],
    },
  ],
});
