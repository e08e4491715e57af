import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('no-starvation', ruleNamed('no-starvation'), {
  valid: [],
  invalid: [
    {
      name: 'what the rule is for',
      code: '',
      errors: [{ messageId: 'found', data: {}, line: 1, column: 1, endLine: 1, endColumn: 2 }],
    },
  ],
});
