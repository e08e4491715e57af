import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('no-contradictory-annotation', ruleNamed('no-contradictory-annotation'), {
  valid: [
    { name: 'a function that blocks by what it calls', code: '/** @blocking */\nexport const f = binding => binding.run();' },
    {
      name: 'a function that computes in a loop',
      code: '/** @blocking cpu */\nexport function f(n) { let s = 0; while (s < n) s++; return s; }',
    },
    { name: 'a promise not to block', code: '/** @nonblocking */\nexport const f = () => 1;' },
    { name: 'a declared function', code: '/** @blocking */\nexport declare function f(): string;' },
    { name: 'a tag that is spoken of', code: '/** Is not @blocking, and not @nonblocking. */\nexport const f = () => 1;' },
  ],
  invalid: [
    {
      name: 'a function marked both ways',
      code: '/**\n * @blocking disk\n * @nonblocking\n */\nexport function load(a) { return a(); }',
      errors: [{ messageId: 'blockingAndNonblocking', data: { name: 'load' }, line: 5, column: 17, endLine: 5, endColumn: 21 }],
    },
    {
      name: 'a function of the event loop that never runs on it',
      code: '/**\n * @offloaded\n * @nonblocking\n */\nexport const load = a => a();',
      errors: [{ messageId: 'offloadedAndNonblocking', data: { name: 'load' }, line: 5, column: 14, endLine: 5, endColumn: 18 }],
    },
    {
      name: 'a function in which nothing takes long',
      code: 'class Point {\n  /** @blocking */\n  norm() { return this.x * this.x; }\n}',
      errors: [{ messageId: 'blockingButTrivial', data: { name: 'Point.norm' }, line: 3, column: 3, endLine: 3, endColumn: 7 }],
    },
  ],
});
