import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/src/screenshots.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
