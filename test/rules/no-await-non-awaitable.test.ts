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
              output:
                "import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nexport async function f(p) {\n  return await readFile(p, 'utf8');\n}",
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
            {
              messageId: 'loop',
              data: { what: 'for … of' },
              output: 'export async function f(g) {\n  const list = [1, 2];\n  for (const n of list) { if (!n) continue; await g(n); }\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a member that blocks, for which others would have to wait',
      code: "import { readFileSync } from 'node:fs';\nexport const f = () => Promise.all([readFileSync('a')]);",
      errors: [
        {
          messageId: 'blockingMember',
          data: { api: 'fs.readFileSync', advice: "use 'readFile' from 'node:fs/promises'" },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 54,
        },
      ],
    },
    {
      name: 'a timer',
      code: 'export const f = done => { g(); async function g() { await setTimeout(done, 10); } };\nawait setTimeout(() => {}, 10);',
      errors: [
        {
          messageId: 'timer',
          data: { api: 'timers.setTimeout', advice: ": use 'setTimeout' from 'node:timers/promises'" },
          line: 1,
          column: 60,
          endLine: 1,
          endColumn: 80,
        },
        {
          messageId: 'timer',
          data: { api: 'timers.setTimeout', advice: ": use 'setTimeout' from 'node:timers/promises'" },
          line: 2,
          column: 7,
          endLine: 2,
          endColumn: 31,
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'setTimeout', notes: '' },
              output:
                "import { setTimeout as setTimeoutAsync } from 'node:timers/promises';\nexport const f = done => { g(); async function g() { await setTimeout(done, 10); } };\nawait setTimeoutAsync(10);",
            },
          ],
        },
      ],
    },
    {
      name: 'a callback that does nothing',
      code: "import fs from 'node:fs';\nawait fs.writeFile('a', '', () => {});\nawait fs.watchFile('a', () => {});\nawait fs.readFile(0, () => {});",
      errors: [
        {
          messageId: 'nothing',
          data: { api: 'fs.writeFile', advice: ": use its form in 'node:fs/promises'" },
          line: 2,
          column: 7,
          endLine: 2,
          endColumn: 38,
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'writeFile', notes: ', which rejects where the callback ignored an error' },
              output:
                "import fs from 'node:fs';\nimport { writeFile } from 'node:fs/promises';\nawait writeFile('a', '');\nawait fs.watchFile('a', () => {});\nawait fs.readFile(0, () => {});",
            },
          ],
        },
        {
          messageId: 'nothing',
          data: { api: 'fs.watchFile', advice: ": use its form in 'node:fs/promises'" },
          line: 3,
          column: 7,
          endLine: 3,
          endColumn: 34,
        },
        {
          messageId: 'nothing',
          data: { api: 'fs.readFile', advice: ": use its form in 'node:fs/promises'" },
          line: 4,
          column: 7,
          endLine: 4,
          endColumn: 31,
        },
      ],
    },
    {
      name: 'a server that begins to listen',
      code: "import { createServer } from 'node:http';\nconst server = createServer();\nawait server.listen(0);",
      errors: [
        {
          messageId: 'emitter',
          data: { api: 'http.Server.listen', advice: ": use 'once' from 'node:events' with 'listening'" },
          line: 3,
          column: 7,
          endLine: 3,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'once', notes: '' },
              output:
                "import { createServer } from 'node:http';\nimport { once } from 'node:events';\nconst server = createServer();\nawait once(server.listen(0), 'listening');",
            },
          ],
        },
      ],
    },
  ],
});
