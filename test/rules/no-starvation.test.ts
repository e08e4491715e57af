import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

const state = 'let ready = false;\nexport const open = () => { ready = true; };\n';
const end = "nothing can change 'ready' in the meantime";

ruleTester.run('no-starvation', ruleNamed('no-starvation'), {
  valid: [
    { name: 'a wait for input and output', code: `${state}export const f = async file => { while (!ready) await file.read(); };` },
    { name: 'rounds that lets others run', code: `${state}export function f() { if (!ready) setImmediate(f); }` },
  ],
  invalid: [
    {
      name: 'awaiting nothing',
      code: `${state}export async function f() {\n  while (!ready) await null;\n}`,
      errors: [
        {
          messageId: 'starves',
          data: { loop: 'while (!ready)', context: 'async function', end },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 17,
          suggestions: [
            {
              messageId: 'awaitTimer',
              data: { what: 'setImmediate', notes: '' },
              output: `import { setImmediate } from 'node:timers/promises';\n${state}export async function f() {\n  while (!ready) await setImmediate();\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function that schedules itself as a microtask',
      code: `${state}export function f() {\n  if (!ready) queueMicrotask(f);\n}`,
      errors: [
        {
          messageId: 'schedulesItself',
          data: { call: 'queueMicrotask', context: 'microtask', end },
          line: 4,
          column: 15,
          endLine: 4,
          endColumn: 29,
        },
      ],
    },
  ],
});
