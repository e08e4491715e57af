import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

const code =
  "import { DatabaseSync } from 'node:sqlite';\nconst db = new DatabaseSync('a');\nexport const all = async () => db.prepare('SELECT').all();";
const data = { context: 'async function', advice: 'run it on a worker thread' };

ruleTester.run('no-sync-database', ruleNamed('no-sync-database'), {
  valid: [
    {
      name: 'opening a database while the module starts',
      code: "import { DatabaseSync } from 'node:sqlite';\nexport const db = new DatabaseSync('a');",
    },
    {
      name: 'another object with the same methods',
      code: 'export const all = async db => db.prepare("SELECT").all();',
    },
  ],
  invalid: [
    {
      name: 'a query',
      code,
      errors: [{ messageId: 'blocks', data: { ...data, api: 'sqlite.StatementSync.all' }, line: 3, column: 53, endLine: 3, endColumn: 56 }],
    },
    {
      name: 'a query and its short preparation',
      code,
      options: [{ light: 'report' }],
      errors: [
        { messageId: 'blocks', data: { ...data, api: 'sqlite.DatabaseSync.prepare' }, line: 3, column: 35, endLine: 3, endColumn: 42 },
        { messageId: 'blocks', data: { ...data, api: 'sqlite.StatementSync.all' }, line: 3, column: 53, endLine: 3, endColumn: 56 },
      ],
    },
  ],
});
