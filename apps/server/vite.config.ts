import { defineConfig } from 'vite';

/** What is not bundled: native code, and what Node's module resolution must find whole. */
const external = [
  '@myriaddreamin/typst-ts-node-compiler',
  '@node-rs/argon2',
  '@photostructure/sqlite',
  'express',
  'express-rate-limit',
  'helmet',
  'prom-client',
  'nodemailer',
  'proxy-addr',
  'ws',
];

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        index: 'src/index.ts',
        'user-add': 'src/user-add.ts',
        verify: 'src/verify.ts',
        'storage-thread': 'src/storage/sqlite/storage-thread.ts',
        'file-process': 'src/files/file-process.ts',
        'history-thread': 'src/histories/history-thread.ts',
        'judge-thread': 'src/judging/judge-thread.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external },
});
