/**
 * Test runners: a test has the process to itself, so nothing in it is a context. Facts: the documentation of Vitest, Jest,
 * node:test, Mocha, AVA, Playwright, Cypress and Bun; Jest's, Mocha's and Cypress's functions are globals.
 */
import type { ContextTableShape, Registration } from '../model/contexts.ts';

const tested: Registration = { runs: 'tested', callback: 'every' };

const suites = ['describe', 'suite', 'context', 'fdescribe', 'xdescribe'];
const cases = ['it', 'test', 'specify', 'bench', 'fit', 'xit', 'xtest'];
const hooks = ['before', 'after', 'beforeEach', 'afterEach', 'beforeAll', 'afterAll', 'setup', 'teardown', 'suiteSetup', 'suiteTeardown'];
const names = [...suites, ...cases, ...hooks];

/** What narrows a test or a suite down gives another of its kind. */
const variants = [
  'only',
  'skip',
  'todo',
  'concurrent',
  'sequential',
  'serial',
  'parallel',
  'failing',
  'fails',
  'slow',
  'fixme',
  'always',
  'cb',
];
const makers = ['each()', 'for()', 'extend()', 'skipIf()', 'runIf()', 'if()'];

const variantsOf = (of: string) => Object.fromEntries([...variants, ...makers].map(name => [of === '' ? name : `${of}.${name}`, of]));
/** `test.describe`, `test.beforeEach`, `test.step`. */
const parts = (of: string) => Object.fromEntries(names.map(name => [`${of}.${name}`, name]));

const functions = {
  callbacks: {
    ...Object.fromEntries(names.map(name => [name, tested])),
    'test.step': tested,
    'test.extend': { runs: 'tested', callback: { argument: 0, properties: ['*', '*.*'] } } as const,
  },
  same: {
    ...parts('test'),
    ...parts('it'),
    ...Object.assign({}, ...[...suites, ...cases, ...hooks].map(variantsOf)),
  } as Readonly<Record<string, string>>,
};

/** A module that is itself a test function. */
const itself = { callbacks: { ...functions.callbacks, '': tested }, same: { ...functions.same, ...variantsOf('') } };
const context = { 'TestContext#test': tested, 'TestContext#before': tested, 'TestContext#after': tested };

export const testRunners: readonly ContextTableShape[] = [
  ...['vitest', '@jest/globals', '@playwright/test', 'playwright/test', 'mocha', 'bun:test', '@cypress/mocha', 'globalThis'].map(
    module => ({
      module,
      ...functions,
    }),
  ),
  ...['ava', 'tape', 'uvu', 'tap'].map(module => ({ module, ...itself })),
  {
    module: 'node:test',
    callbacks: {
      ...itself.callbacks,
      ...context,
      '': { ...tested, passes: { 0: 'TestContext#' } },
      test: { ...tested, passes: { 0: 'TestContext#' } },
      it: { ...tested, passes: { 0: 'TestContext#' } },
    },
    same: itself.same,
  },
];
