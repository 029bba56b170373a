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

test('an ended session is told with its reason, where it has words', () => {
  const signedOut = closeCodes['signed-out'];
  expect(closeText(t, signedOut, 'account-disabled')).toBe(catalogue['error.account-disabled'].zh);
  for (const reason of ['signed-out', 'no such reason', ''])
    expect(closeText(t, signedOut, reason)).toBe(catalogue['error.sync-signed-out'].zh);
  expect(closeText(t, closeCodes.forbidden, 'account-disabled')).toBe(catalogue['error.sync-forbidden'].zh);
});
