import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('no-sync-network', ruleNamed('no-sync-network'), {
  valid: [
    { name: 'an asynchronous request', code: "export const f = async url => { const r = new XMLHttpRequest(); r.open('GET', url); };" },
    {
      name: 'a request of which it is not known',
      code: "export const f = async (url, wait) => { const r = new XMLHttpRequest(); r.open('GET', url, wait); };",
    },
  ],
  invalid: [
    {
      name: 'a synchronous request',
      code: "export const f = async url => { const r = new XMLHttpRequest(); r.open('GET', url, false); };",
      errors: [{ messageId: 'blocks', line: 1, column: 67, endLine: 1, endColumn: 71 }],
    },
  ],
});
