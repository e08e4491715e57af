import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

const advice = {
  time: "await 'setTimeout' from 'node:timers/promises' rather than spin until a time has come",
  done: "await a promise or an event rather than wait for 'done', which nothing can change in the meantime",
};

ruleTester.run('no-busy-loop', ruleNamed('no-busy-loop'), {
  valid: [
    { name: 'a wait that pauses', code: 'export const f = async p => { while (!p.done) await p.next(); };' },
    { name: 'fewer rounds than the option says', code: 'export const f = async () => { for (let i = 0; i < 9e7; i++) f.n = i; };' },
    {
      name: 'rounds that do nothing, of which one counts half',
      code: 'export const f = async () => { for (let i = 0; i < 1.9e8; i++); };',
    },
    {
      name: 'as many rounds as a higher option allows',
      code: 'export const f = async () => { for (let i = 0; i < 3e8; i++); };',
      options: [{ rounds: 1_000_000_000 }],
    },
  ],
  invalid: [
    {
      name: 'a spin, which becomes a timer',
      code: 'export async function f(ms) {\n  const end = Date.now() + ms;\n  while (Date.now() < end);\n}',
      errors: [
        {
          messageId: 'blocks',
          data: { api: 'while (Date.now() < end)', context: 'async function', advice: advice.time },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 27,
          suggestions: [
            {
              messageId: 'awaitTimer',
              data: { what: 'setTimeout', notes: '' },
              output: "import { setTimeout } from 'node:timers/promises'\nexport async function f(ms) {\n  await setTimeout(ms);\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a wait for a callback',
      code: 'export async function f(on) {\n  let done = false;\n  on(() => { done = true; });\n  while (!done) {}\n}',
      errors: [
        {
          messageId: 'blocks',
          data: { api: 'while (!done)', context: 'async function', advice: advice.done },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 16,
        },
      ],
    },
    {
      name: 'an endless loop in a helper',
      code: 'function run() {\n  for (;;);\n}\nexport const f = async () => run();',
      filename: 'src/run.ts',
      errors: [
        {
          messageId: 'blocksThrough',
          data: {
            call: 'run()',
            api: 'for (;;)',
            context: 'async function',
            chain: 'run → for (;;) (src/run.ts:2)',
            advice: 'let something end it, or await something in each round',
          },
          line: 4,
          column: 30,
          endLine: 4,
          endColumn: 33,
        },
      ],
    },
    {
      name: 'as many rounds as the option says',
      code: 'export const f = async () => { for (let i = 0; i < 2e6; i++); };',
      options: [{ rounds: 1_000_000 }],
      errors: [
        {
          messageId: 'blocks',
          data: {
            api: 'for (let i = 0; i < 2e6; i++)',
            context: 'async function',
            advice:
              "run its 2,000,000 rounds on a worker thread, or in parts with an awaited 'scheduler.yield' from 'node:timers/promises' between them",
          },
          line: 1,
          column: 32,
          endLine: 1,
          endColumn: 61,
          suggestions: [
            {
              messageId: 'pause',
              data: { what: '100,000', notes: '' },
              output:
                "import { scheduler } from 'node:timers/promises';\nexport const f = async () => { for (let i = 0; i < 2e6; i++) { if (i % 100_000 === 0) await scheduler.yield(); } };",
            },
          ],
        },
      ],
    },
    {
      name: 'a function that is said to loop',
      code: '/** @blocking loop */\nfunction work() {\n  return 1 + Math.random();\n}\nexport const f = async () => work();',
      errors: [
        {
          messageId: 'blocks',
          data: { api: 'work', context: 'async function', advice: 'run it on a worker thread' },
          line: 5,
          column: 30,
          endLine: 5,
          endColumn: 34,
        },
      ],
    },
  ],
});
