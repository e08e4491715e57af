/** The problems of blocking work that only looks asynchronous: their messages and data. */
import { displayName } from '../catalog/index.ts';
import type { FakeAsync } from '../analysis/pass.ts';
import { adviceForApi } from './advice.ts';
import type { Problem } from './rule.ts';

export const fakeAsyncMessages = {
  executor: "'{{api}}' blocks in the executor of this promise, which is settled before anyone can wait for it: {{advice}}.",
  resolved: "'{{api}}' has blocked before this promise is made: {{advice}}.",
  promisified: "'{{api}}' takes no callback, and blocks with 'promisify' as it does without: {{advice}}.",
  callback: "'{{name}}' is called at once, after '{{api}}' has blocked: {{advice}}.",
  deferred: "'{{name}}' only puts off '{{api}}': deferred, it still blocks: {{advice}}.",
  async: "'{{name}}' is async in name only: all it does is '{{api}}', which blocks: {{advice}}.",
} as const;

export const fakeAsyncProblem = ({ kind, at, name, row }: FakeAsync): Problem => ({
  messageId: kind,
  data: { name: name === '' ? 'This function' : name, api: displayName(row.path), advice: adviceForApi(row) },
  range: [at.start, at.end],
});
