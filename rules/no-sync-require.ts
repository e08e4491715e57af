import { createBlockingCallRule } from '../src/rule/blocking-call-rule.ts';

export default createBlockingCallRule({
  name: 'no-sync-require',
  description: 'disallow loading modules synchronously in code that runs on the event loop',
  kinds: ['module-load'],
  options: [],
  strictOnly: true,
});
