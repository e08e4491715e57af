/** Tests that install from the npm registry, apart from those that need no network. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/editor/*.test.ts'], testTimeout: 60_000, hookTimeout: 300_000 },
});
