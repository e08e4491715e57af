import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The copy that Node loads for `graphql-http`: Vite would take the one for bundlers, whose schemas are not the same.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**', 'test/editor/**'],
    testTimeout: 30_000,
    // One of two cores would be left idle.
    maxWorkers: 2,
  },
});
