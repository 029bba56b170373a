import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.ts'],
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
