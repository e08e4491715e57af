import { createBlockingCallRule } from '../src/rule/blocking-call-rule.ts';

export default createBlockingCallRule({
  name: 'no-busy-loop',
  description: 'disallow loops that keep the thread in code that runs on the event loop',
  kinds: ['loop'],
  options: ['rounds'],
});
