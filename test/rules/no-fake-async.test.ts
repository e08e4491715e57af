import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

const advice = "use 'readFile' from 'node:fs/promises'";
const api = 'fs.readFileSync';

ruleTester.run('no-fake-async', ruleNamed('no-fake-async'), {
  valid: [
    {
      name: 'a promise of what is asynchronous',
      code: "import { readFile } from 'node:fs'; export const f = p => new Promise(resolve => readFile(p, (_, text) => resolve(text)));",
    },
    {
      name: 'a promise that nobody needs while the module starts',
      code: "import { readFileSync } from 'node:fs'; export default await Promise.resolve(readFileSync('a'));",
    },
    { name: 'a function that blocks openly', code: "import { readFileSync } from 'node:fs'; export const f = p => readFileSync(p);" },
    { name: 'a timer that waits', code: "import { rmSync } from 'node:fs'; export const f = p => setTimeout(() => rmSync(p), 1000);" },
  ],
  invalid: [
    {
      name: 'a promise around a blocking call',
      code: "import { readFileSync } from 'node:fs';\nexport const f = p => new Promise(resolve => resolve(readFileSync(p)));",
      errors: [{ messageId: 'executor', data: { name: 'This function', api, advice }, line: 2, column: 27, endLine: 2, endColumn: 34 }],
    },
    {
      name: 'an async function that waits for nothing',
      code: "import { readFileSync } from 'node:fs';\nexport default async p => readFileSync(p);",
      errors: [{ messageId: 'async', data: { name: 'default export', api, advice }, line: 2, column: 16, endLine: 2, endColumn: 17 }],
    },
    {
      name: 'a callback that is called at once',
      code: "import { readFileSync } from 'node:fs';\nexport function f(p, done) {\n  done(null, readFileSync(p));\n}",
      errors: [{ messageId: 'callback', data: { name: 'done', api, advice }, line: 3, column: 3, endLine: 3, endColumn: 7 }],
    },
  ],
});
