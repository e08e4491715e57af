import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('no-cpu-bound-call', ruleNamed('no-cpu-bound-call'), {
  valid: [
    {
      name: 'short work',
      code: "import { randomBytes } from 'node:crypto';\nexport const token = async () => randomBytes(16);",
    },
    {
      name: 'short work with a callback, reported or not',
      code: "import { randomBytes } from 'node:crypto';\nexport const token = async done => randomBytes(16, done);",
      options: [{ light: 'report' }],
    },
  ],
  invalid: [
    {
      name: 'a key derivation',
      code: "import { scryptSync } from 'node:crypto';\nexport const key = async () => scryptSync('a', 'b', 64);",
      errors: [
        {
          messageId: 'blocks',
          data: {
            api: 'crypto.scryptSync',
            context: 'async function',
            advice: "use 'scrypt' from 'node:crypto' with a callback or 'promisify'",
          },
          line: 2,
          column: 32,
          endLine: 2,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'scrypt', notes: '' },
              output:
                "import { scryptSync, scrypt } from 'node:crypto';\nimport { promisify } from 'node:util';\nexport const key = async () => await promisify(scrypt)('a', 'b', 64);",
            },
          ],
        },
      ],
    },
    {
      name: 'short work, when it is to be reported',
      code: "import { randomBytes } from 'node:crypto';\nexport const token = async () => randomBytes(16);",
      options: [{ light: 'report' }],
      errors: [
        {
          messageId: 'blocks',
          data: { api: 'crypto.randomBytes', context: 'async function', advice: 'pass it a callback' },
          line: 2,
          column: 34,
          endLine: 2,
          endColumn: 45,
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'randomBytes', notes: '' },
              output:
                "import { randomBytes } from 'node:crypto';\nimport { promisify } from 'node:util';\nexport const token = async () => await promisify(randomBytes)(16);",
            },
          ],
        },
      ],
    },
  ],
});
