// Compares two versions off the page's thread.

import { type CompareRequest, compareVersions } from './compare-versions';

addEventListener('message', ({ data }: MessageEvent<CompareRequest>) => postMessage(compareVersions(data)));
