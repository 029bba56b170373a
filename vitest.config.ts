import { defineConfig } from 'vitest/config';
import { sharedWorkers } from './apps/web/build/shared-workers.ts';

// The unit tests. Those of the server work with real files, sockets and password hashing, and are a suite of their own.

export default defineConfig({
  plugins: [sharedWorkers()],
  test: {
    setupFiles: ['packages/testing/src/fixed-seed.ts'],
    include: ['packages/**/*.test.ts', 'apps/{cli,web}/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.fuzz.test.ts'],
    maxWorkers: 2,
    isolate: false,
    // Laws try hundreds of cases, on machines that do other things too.
    testTimeout: 30_000,
  },
});
