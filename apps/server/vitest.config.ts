import { defineConfig } from 'vitest/config';

// Real files, sockets and password hashing.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      '**/*.fuzz.test.ts',
      '**/*.torture.test.ts',
      '**/*.process.test.ts',
    ],
    maxWorkers: 2,
  },
});
