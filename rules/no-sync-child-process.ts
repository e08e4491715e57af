import { createBlockingCallRule } from '../src/rule/blocking-call-rule.ts';

export default createBlockingCallRule({
  name: 'no-sync-child-process',
  description: 'disallow waiting for a child process in code that runs on the event loop',
  kinds: ['process'],
  options: ['light'],
});
