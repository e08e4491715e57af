import { createBlockingCallRule } from '../src/rule/blocking-call-rule.ts';

export default createBlockingCallRule({
  name: 'no-sync-database',
  description: 'disallow synchronous database access in code that runs on the event loop',
  kinds: ['database'],
  options: ['light'],
});
