import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('no-sync-require', ruleNamed('no-sync-require'), {
  valid: [
    { name: 'a module that is loaded while this one starts', code: "const a = require('a');\nexports.f = async () => a;" },
    { name: "one of Node's own", code: "exports.f = async () => require('node:fs');" },
    { name: 'a module whose name is not known', code: 'exports.f = async name => require(name);' },
    { name: 'an import', code: "export const f = async () => import('a');" },
  ],
  invalid: [
    {
      name: 'a module that is loaded in a handler',
      code: "exports.f = async () => require('a');",
      errors: [
        {
          messageId: 'blocks',
          data: { api: 'require', context: 'async function', advice: 'load it while the module starts' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 32,
        },
      ],
    },
  ],
});
