import { createBlockingCallRule } from '../src/rule/blocking-call-rule.ts';

export default createBlockingCallRule({
  name: 'no-sync-network',
  description: 'disallow synchronous requests over the network in code that runs on the event loop',
  kinds: ['network'],
  options: ['light'],
});
