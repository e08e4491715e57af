/**
 * The callers of callbacks: JavaScript itself, Node, frameworks, libraries that run a function elsewhere, test runners. A framework is one
 * file in `frameworks/` and one line of its index.
 */
import { arrays } from './arrays.ts';
import { bluebird } from './bluebird.ts';
import { coroutines } from './coroutines.ts';
import { executors } from './executors.ts';
import * as frameworks from './frameworks/index.ts';
import { anyReceiver, globals } from './language.ts';
import { nonPromises } from './non-promises.ts';
import { nodeContexts } from './node.ts';
import { runtime } from './runtime.ts';
import { testRunners } from './test-runners.ts';
import type { ContextTableShape } from '../model/contexts.ts';

export { conventions, isNamedAsEvent } from './conventions.ts';
export { answersToEvents, eventOf, isListenerMethod, isReactionMethod } from './events.ts';

export const contextTables: readonly ContextTableShape[] = [
  globals,
  anyReceiver,
  ...nodeContexts,
  ...nonPromises,
  ...arrays,
  ...coroutines,
  bluebird,
  // A namespace has its names in alphabetical order.
  ...Object.values(frameworks).flat(),
  ...executors,
  runtime,
  ...testRunners,
];
