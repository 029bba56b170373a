// Layers of styles rank by which is named first, and which of our files a browser reads first depends on how the build cuts them.
// So each begins with the order of all layers, which tokens.css says.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

function orderIn(root: string): string {
  const [order] = /^@layer [\w, ]+;/m.exec(readFileSync(path.join(root, 'src/tokens.css'), 'utf8')) ?? [];
  if (!order) throw new Error('tokens.css names no order of layers.');
  return order;
}

export function layerOrder(): Plugin {
  let order = '';
  return {
    name: 'huigao:layer-order',
    apply: 'build',
    configResolved: ({ root }) => {
      order = orderIn(root);
    },
    generateBundle(_options, output) {
      for (const file of Object.values(output))
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `${order}${file.source}`;
    },
  };
}
