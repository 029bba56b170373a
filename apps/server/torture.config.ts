import { defineConfig } from 'vitest/config';

// Real server processes: started wrongly and rightly, and killed again and again while people type. Slow, and so a suite of their own.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.{torture,process}.test.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
