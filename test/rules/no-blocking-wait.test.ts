import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('no-blocking-wait', ruleNamed('no-blocking-wait'), {
  valid: [
    { name: 'waiting for another thread without blocking', code: 'export const f = async a => Atomics.waitAsync(a, 0, 0);' },
    { name: 'an object of the same name', code: 'export const f = async Atomics => Atomics.wait(1);' },
  ],
  invalid: [
    {
      name: 'a sleep',
      code: 'const sleep = ms => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);\nexport const f = async () => sleep(10);',
      filename: 'src/sleep.ts',
      errors: [
        {
          messageId: 'blocksThrough',
          data: {
            call: 'sleep()',
            api: 'Atomics.wait',
            context: 'async function',
            chain: 'sleep → Atomics.wait (src/sleep.ts:1)',
            advice: "use 'setTimeout(ms)' from 'node:timers/promises'",
          },
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 35,
        },
      ],
    },
    {
      name: 'reading standard input to its end',
      code: "import { readFileSync } from 'node:fs';\nexport const f = async () => readFileSync(0, 'utf8');",
      errors: [
        {
          messageId: 'blocks',
          data: { api: 'fs.readFileSync', context: 'async function', advice: "use 'text(process.stdin)' from 'node:stream/consumers'" },
          line: 2,
          column: 30,
          endLine: 2,
          endColumn: 42,
        },
      ],
    },
  ],
});
