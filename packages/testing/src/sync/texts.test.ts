import { catalogue, isMessageKey } from '@huigao/messages';
import { closeCodes, syncRefusals } from '@huigao/sync/protocol';
import { expect, test } from 'vitest';

test('[SY4] every close code and refusal has a text, and every text one of them', () => {
  const keys = [...Object.keys(closeCodes), ...syncRefusals].map((code) => `error.sync-${code}`);
  expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
  const texts = Object.keys(catalogue).filter((key) => key.startsWith('error.sync-'));
  expect(texts.sort()).toEqual(keys.sort());
});
