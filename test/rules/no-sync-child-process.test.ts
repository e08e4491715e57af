import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('no-sync-child-process', ruleNamed('no-sync-child-process'), {
  valid: [
    {
      name: 'the callback form',
      code: "import { exec } from 'node:child_process';\nexport async function list() { exec('ls', () => {}); }",
    },
    { name: 'a script that starts', code: "import { execSync } from 'node:child_process';\nexecSync('make');" },
  ],
  invalid: [
    {
      name: 'waiting for a command',
      code: "import { execSync } from 'node:child_process';\nexport async function list() { return execSync('ls'); }",
      errors: [
        {
          messageId: 'blocks',
          data: {
            api: 'child_process.execSync',
            context: 'async function',
            advice: "use 'exec' from 'node:child_process' with a callback or 'promisify'",
          },
          line: 2,
          column: 39,
          endLine: 2,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'exec', notes: '; what the command writes to its standard error is no longer shown' },
              output:
                "import { execSync, exec } from 'node:child_process';\nimport { promisify } from 'node:util';\nexport async function list() { return (await promisify(exec)('ls', { encoding: 'buffer' })).stdout; }",
            },
          ],
        },
      ],
    },
    {
      name: 'waiting for a spawned process',
      code: "const { spawnSync } = require('child_process');\nexports.list = async () => spawnSync('ls');",
      errors: [
        {
          messageId: 'blocks',
          data: {
            api: 'child_process.spawnSync',
            context: 'async function',
            advice: "use 'spawn' from 'node:child_process', collect what it writes and await its 'close' event",
          },
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 37,
        },
      ],
    },
  ],
});
