// The browser of what is measured: nothing else of it is to be on the network or on the processor.

import { chromium } from 'playwright-core';
import { ensureChromium, quietFlags } from '../scripts/chromium.mjs';

export const launchChromium = () => chromium.launch({ executablePath: ensureChromium(), args: quietFlags });
