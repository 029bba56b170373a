// Which workspace package may depend on which: imports point one way. pnpm lets a package import only what its package.json
// names, and biome refuses undeclared imports and cycles, so the manifests are all that must be looked at.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const every = [
  'messages',
  'figures',
  'report',
  'checks',
  'report-doc',
  'authority',
  'sync',
  'import',
  'export',
  'pdf',
];

/** The table of ARCHITECTURE.md, "Map". `testing` may be a development dependency of anything. */
const allowed = {
  messages: [],
  figures: [],
  report: ['figures'],
  checks: ['report', 'figures'],
  'report-doc': ['report', 'figures'],
  authority: ['report-doc', 'report'],
  sync: ['authority', 'report-doc', 'report'],
  import: ['report', 'figures'],
  export: ['report', 'figures'],
  pdf: ['export'],
  testing: [...every],
  server: every,
  web: every.filter((name) => !['authority', 'pdf'].includes(name)),
  cli: ['report', 'figures', 'checks', 'import', 'export', 'pdf', 'messages'],
};

/** Faults as lines; none when every manifest keeps to the table. */
export function checkLayers(root) {
  const faults = [];
  for (const area of ['packages', 'apps'])
    for (const name of readdirSync(path.join(root, area))) {
      const file = path.join(root, area, name, 'package.json');
      if (!existsSync(file)) continue;
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      if (!allowed[name]) faults.push(`${area}/${name} has no row in scripts/check-layers.mjs`);
      const bundled = area === 'apps' ? manifest.devDependencies : {};
      for (const [dependency, version] of Object.entries({ ...manifest.dependencies, ...bundled })) {
        const inner = /^@huigao\/(.+)$/.exec(dependency)?.[1];
        if (inner && inner !== 'testing' && !allowed[name]?.includes(inner))
          faults.push(`${area}/${name} must not depend on ${inner}`);
        if (!inner && version !== 'catalog:')
          faults.push(`${area}/${name}: ${dependency} is not taken from the catalog`);
      }
    }
  return faults;
}
