// Patterns, off the page's thread.

import { findInLines } from '@huigao/report';
import type { LookUpRequest, LookUpResult } from './look-up';

addEventListener('message', ({ data: { texts, query, replacement } }: MessageEvent<LookUpRequest>) => {
  const result: LookUpResult = findInLines(texts, query, replacement);
  postMessage(result);
});
