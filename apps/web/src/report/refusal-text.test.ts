import { catalogue, message } from '@huigao/messages';
import { closeCodes, syncRefusals } from '@huigao/sync/protocol';
import { expect, test } from 'vitest';
import type { Translate } from '../app/locale';
import { closeText, refusalText } from './refusal-text';

const t: Translate = (key, parameters) => message('zh', key, parameters);

test('every code of the room and every close code has words', () => {
  for (const code of syncRefusals) expect(refusalText(t, code)).toBe(catalogue[`error.sync-${code}`].zh);
  for (const [name, code] of Object.entries(closeCodes))
    expect(closeText(t, code)).toBe(catalogue[`error.sync-${name as keyof typeof closeCodes}`].zh);
});

test('a code of the guard has words, and one nobody knows is at least shown', () => {
  expect(refusalText(t, 'foreign-client')).toBe(catalogue['error.update-foreign-client'].zh);
  expect(closeText(t, 4499)).toContain('4499');
});
