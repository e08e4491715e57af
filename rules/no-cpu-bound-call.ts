import { createBlockingCallRule } from '../src/rule/blocking-call-rule.ts';

export default createBlockingCallRule({
  name: 'no-cpu-bound-call',
  description: 'disallow calls that compute for long in code that runs on the event loop',
  kinds: ['cpu'],
  options: ['light'],
});
