import { defineConfig } from 'vitest/config';

// A real server process, killed again and again while people type. Slow, and so a suite of its own.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.torture.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
