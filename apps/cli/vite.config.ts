import { defineConfig } from 'vite';

// One file for Node with everything in it: `bin/huigao.mjs` loads it without an installed workspace around it.
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
  ssr: { noExternal: true },
});
