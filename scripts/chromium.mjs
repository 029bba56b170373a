// Finds the programs that tests drive from outside, and installs them where the test command runs as root on Debian.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Full path of the first of these programs on PATH, or null. */
export function findProgram(...names) {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      if (existsSync(file)) return file;
    }
  return null;
}

/** With these it keeps its own services quiet: nothing else of it is to be on the network or on the processor. */
export const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium: `CHROMIUM_PATH`, else one on PATH, else null. */
export const findChromium = () =>
  process.env.CHROMIUM_PATH || findProgram('chromium', 'chromium-browser', 'google-chrome', 'chrome');

const asRootOnDebian = () => process.getuid?.() === 0 && findProgram('apt-get') !== null;

let listsUpdated = false;

/** Installs Debian packages; false when it could not. */
function install(packages) {
  if (!asRootOnDebian()) return false;
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (!listsUpdated) listsUpdated = apt('update', '-qq');
  return apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/** Makes sure that a Chromium is there (with a Chinese font for the pictures). Its path, or null with one clear line. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.log('Installing Chromium for the browser tests …');
  install(['chromium', 'fonts-noto-cjk']);
  const installed = findChromium();
  if (!installed) console.error('No Chromium found. Install one, or name it in CHROMIUM_PATH.');
  return installed;
}

/** Tries to have LibreOffice, with which the exported .docx is opened; its tests skip visibly where it is absent. */
export function ensureLibreOffice() {
  if (findProgram('soffice')) return true;
  console.log('Installing LibreOffice to open the exported .docx …');
  return install(['libreoffice-writer-nogui']) && findProgram('soffice') !== null;
}

/** Tries to have poppler, with which PDF files are read and drawn; tests that need it skip visibly where it is absent. */
export function ensurePoppler() {
  if (findProgram('pdftotext')) return true;
  console.log('Installing poppler to read the exported PDF …');
  return install(['poppler-utils']) && findProgram('pdftotext') !== null;
}
