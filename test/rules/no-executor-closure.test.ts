import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

const settings = { 'event-loop': { runtime: 'acme-loop' } };
const head = "import { runOnExecutor } from 'acme-loop';\n";
const sentBy = 'runOnExecutor';

ruleTester.run('no-executor-closure', ruleNamed('no-executor-closure'), {
  valid: [
    { name: 'a function that needs nothing', code: `${head}export const f = n => runOnExecutor(m => Math.sqrt(m), n);`, settings },
    {
      name: 'a runtime of another name',
      code: "import { runOnExecutor } from 'other'; export const f = n => runOnExecutor(() => n);",
      settings,
    },
    {
      name: 'a pool that takes names',
      code: "import Piscina from 'piscina'; const pool = new Piscina({}); export const f = n => pool.run({ n });",
    },
  ],
  invalid: [
    {
      name: 'a variable from outside, once a function',
      code: `${head}export const f = n => runOnExecutor(() => n * n);`,
      settings,
      errors: [{ messageId: 'variable', data: { name: 'n', sentBy }, line: 2, column: 43, endLine: 2, endColumn: 44 }],
    },
    {
      name: 'this and arguments of the function around it',
      code: `${head}export function f() {\n  return runOnExecutor(() => this.g(arguments[0]));\n}`,
      settings,
      errors: [
        { messageId: 'tie', data: { name: 'this', sentBy }, line: 3, column: 30, endLine: 3, endColumn: 34 },
        { messageId: 'tie', data: { name: 'arguments', sentBy }, line: 3, column: 37, endLine: 3, endColumn: 46 },
      ],
    },
    {
      name: 'a method of a class',
      code: `${head}export class A {\n  x = 1;\n  g() { return super.g() + this.x; }\n  f() { return runOnExecutor(this.g); }\n}`,
      settings,
      errors: [
        { messageId: 'tie', data: { name: 'super', sentBy }, line: 4, column: 16, endLine: 4, endColumn: 21 },
        { messageId: 'tie', data: { name: 'this', sentBy }, line: 4, column: 28, endLine: 4, endColumn: 32 },
      ],
    },
    {
      name: 'a function among the arguments',
      code: `${head}export const f = n => runOnExecutor((m, g) => g(m), n, () => 1);`,
      settings,
      errors: [{ messageId: 'function', data: { name: '', sentBy }, line: 2, column: 56, endLine: 2, endColumn: 57 }],
    },
  ],
});
