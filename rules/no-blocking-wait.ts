import { createBlockingCallRule } from '../src/rule/blocking-call-rule.ts';

export default createBlockingCallRule({
  name: 'no-blocking-wait',
  description: 'disallow sleeping, waiting for locks and waiting for input in code that runs on the event loop',
  kinds: ['wait'],
  options: ['light', 'dialogs'],
});
