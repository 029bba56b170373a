import { isMessageKey } from '@huigao/messages';
import { expect, test } from 'vitest';
import { refusals } from './codes';

test('[AU15] every code has a sentence here and a text for people', () => {
  for (const [code, sentence] of Object.entries(refusals)) {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(isMessageKey(`error.update-${code}`), code).toBe(true);
  }
});
