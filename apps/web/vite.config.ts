import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { singleCopies } from '../../scripts/build/single-copies.mjs';
import { browserBaseline } from './build/browser-baseline.ts';
import { fewerChunks } from './build/fewer-chunks.ts';
import { layerOrder } from './build/layer-order.ts';
import { offlineWorker } from './build/offline-worker.ts';
import { pageTexts } from './build/page-texts.ts';
import { precompress } from './build/precompress.ts';
import { sharedWorkers } from './build/shared-workers.ts';
import { sizeLimits } from './build/size-limits.ts';

/** Where the server of a developer listens; the sockets go there too. */
const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

/** What decides which modules there are. */
const sources = () => [react(), pageTexts(), sharedWorkers()];

export default defineConfig({
  plugins: [
    ...sources(),
    fewerChunks(sources),
    layerOrder(),
    offlineWorker(),
    sizeLimits({ shellKiB: 108, reportKiB: 375, workers: ['checks/check-worker.ts'] }),
    // Libraries ask for these before they use them, and have another way.
    browserBaseline({ guarded: ['getComposedRanges', 'Uint8Array.fromHex', 'toHex', 'RegExp.escape'] }),
    precompress(),
    singleCopies(),
  ],
  build: {
    target: 'es2023',
    // Browsers of the end of 2024 (Chromium 131) and later: `light-dark()` and nesting as they are written.
    cssTarget: ['chrome131', 'firefox132', 'safari18.1'],
    // The page's policy allows no inline code and no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      '/api': server,
      '/sync': { target: server.replace('http', 'ws'), ws: true },
    },
  },
});
