import { defineConfig } from 'vitest/config';

// The suites of `test/` with more runs: FUZZ_RUNS (edits, and hostile updates), FUZZ_SEED.
export default defineConfig({
  test: {
    include: ['packages/authority/test/**/*.test.ts'],
    env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? '30000' },
  },
});
