// `npm run e2e:old [VERSION] [FILTER …]`: the journeys in a Chromium of another year, as domestic browsers are. npm carries builds of it for
// Linux on x64 (`@sparticuz/chromium`); the one asked for is fetched with npm into a folder for temporary files, which stays for the
// next time. Nothing of it comes into the project. It needs libnss3, libnspr4 and libexpat1 of the system, as every Chromium does.
import { spawnSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cleanEnvironment, root } from './with-pnpm.mjs';

/** Two years back: November 2024. */
const usual = '131.0.1';

/** Ends with one clear line. */
function fail(line) {
  console.error(line);
  process.exit(1);
}

/** Fetches and unpacks a build of Chromium; the path of its program. */
async function fetchChromium(version) {
  const folder = path.join(tmpdir(), `huigao-chromium-${version}`);
  const program = path.join(folder, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  console.log(`Fetching Chromium ${version} with npm …`);
  const npm = (...args) =>
    spawnSync('npm', args, {
      cwd: folder,
      env: cleanEnvironment(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const packed = npm('pack', '--silent', `@sparticuz/chromium@${version}`);
  const archive = packed.stdout?.trim().split('\n').at(-1);
  if (packed.status !== 0 || !archive) fail(`npm could not fetch @sparticuz/chromium@${version}.`);
  if (spawnSync('tar', ['xzf', archive], { cwd: folder, stdio: 'inherit' }).status !== 0)
    fail('tar could not unpack it.');
  const bin = path.join(folder, 'package', 'bin');
  const unpack = (name, to) =>
    pipeline(createReadStream(path.join(bin, `${name}.br`)), createBrotliDecompress(), createWriteStream(to));
  // What draws without a graphics card.
  const libraries = path.join(folder, 'swiftshader.tar');
  await unpack('swiftshader.tar', libraries);
  spawnSync('tar', ['xf', libraries], { cwd: folder, stdio: 'inherit' });
  // Named last: what has the name is whole.
  await unpack('chromium', `${program}.part`);
  chmodSync(`${program}.part`, 0o755);
  renameSync(`${program}.part`, program);
  return program;
}

/** Starts it once, which shows that it runs here: not every build answers `--version`. */
async function versionOf(program) {
  const { chromium } = createRequire(path.join(root, 'e2e/package.json'))('playwright-core');
  try {
    const browser = await chromium.launch({
      executablePath: program,
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const version = browser.version();
    await browser.close();
    return version;
  } catch (error) {
    return fail(`${program} does not run here: ${error.message}`);
  }
}

if (process.platform !== 'linux' || process.arch !== 'x64')
  fail('These builds of Chromium are for Linux on x64 only.');
const given = process.argv.slice(2);
const isVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(given[0] ?? '');
const [version, filters] = isVersion ? [given[0], given.slice(1)] : [usual, given];
const program = await fetchChromium(version);
console.log(`Running the journeys in Chromium ${await versionOf(program)}`);
const config = ['--config', 'e2e/vitest.config.ts'];
const ran = spawnSync('node_modules/.bin/vitest', ['run', ...config, ...filters], {
  cwd: root,
  stdio: 'inherit',
  env: { ...cleanEnvironment(), CHROMIUM_PATH: program, HUIGAO_BROWSER: version },
});
process.exit(ran.status ?? 1);
