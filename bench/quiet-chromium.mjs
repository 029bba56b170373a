// The browser of what is measured: nothing else of it is to be on the network or on the processor.

import { chromium } from 'playwright-core';
import { ensureChromium } from '../scripts/chromium.mjs';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchChromium = () => chromium.launch({ executablePath: ensureChromium(), args: quiet });
