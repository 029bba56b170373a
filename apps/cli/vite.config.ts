import { defineConfig } from 'vite';

// For Node with everything in it but the compiler of pages, which is native code; fonts are found as packages when a PDF is made.
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
  ssr: { noExternal: true, external: ['@myriaddreamin/typst-ts-node-compiler'] },
});
