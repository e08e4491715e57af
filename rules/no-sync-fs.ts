import { createBlockingCallRule } from '../src/rule/blocking-call-rule.ts';

export default createBlockingCallRule({
  name: 'no-sync-fs',
  description: 'disallow synchronous disk access in code that runs on the event loop',
  kinds: ['disk'],
  options: ['light', 'metadata'],
});
