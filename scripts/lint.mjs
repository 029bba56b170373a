// All lint of the repository: format and rules (biome), promises (oxlint), layers, texts outside the catalogue, paths that documents
// name, rules with their tests.
import { spawnSync } from 'node:child_process';
import { checkLayers } from './check-layers.mjs';
import { checkMap } from './check-map.mjs';
import { checkRules } from './check-rules.mjs';
import { checkTexts } from './check-texts.mjs';
import { root } from './with-pnpm.mjs';

const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;

const results = {
  biome: run('node_modules/.bin/biome', ['check', '--error-on-warnings', '.']),
  oxlint: run('node_modules/.bin/oxlint', ['--quiet', '.']),
};
const checks = { layers: checkLayers, texts: checkTexts, map: checkMap, rules: checkRules };
for (const [name, check] of Object.entries(checks)) {
  const faults = check(root);
  for (const fault of faults) console.error(`${name}: ${fault}`);
  results[name] = faults.length === 0;
}
const failed = Object.keys(results).filter((name) => !results[name]);
console.log(failed.length === 0 ? 'lint: clean' : `lint: failed in ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
