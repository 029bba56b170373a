import { defineConfig } from 'vitest/config';

// The fuzz suites of the repository: `FUZZ_RUNS` scripts (more by default than a commit needs) from the seed `FUZZ_SEED`.
export default defineConfig({
  test: {
    include: ['packages/**/*.fuzz.test.ts', 'apps/**/*.fuzz.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
