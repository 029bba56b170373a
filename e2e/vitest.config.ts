import { defineConfig } from 'vitest/config';

/** `--mode full`: with the long journeys, which take minutes and say nothing that the short ones do not say in part. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['e2e/src/**/*.e2e.test.ts'],
    exclude: mode === 'full' ? [] : ['e2e/src/**/*.full.e2e.test.ts'],
    // Journeys share two cores with a server and two browsers: one after the other.
    fileParallelism: false,
    // What a page shows a moment later is waited for as long as what playwright waits for.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
}));
