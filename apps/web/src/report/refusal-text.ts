import { isMessageKey } from '@huigao/messages';
import { closeCodes, closeName } from '@huigao/sync/protocol';
import type { Translate } from '../app/locale';

/** Why text was not taken: a code of the room or of the guard, in words. */
export function refusalText(t: Translate, code: string): string {
  const key = [`error.sync-${code}`, `error.update-${code}`].find(isMessageKey);
  return key ? t(key) : t('report.refused-code', { code });
}

/** Why a socket was closed, in words. @param reason - what came with the code: for an ended session the problem that says why */
export function closeText(t: Translate, code: number, reason = ''): string {
  const key = `error.${reason}`;
  if (code === closeCodes['signed-out'] && reason !== 'signed-out' && isMessageKey(key)) return t(key);
  return refusalText(t, closeName(code) ?? String(code));
}
