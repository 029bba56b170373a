import { isMessageKey } from '@huigao/messages';
import { closeName } from '@huigao/sync/protocol';
import type { Translate } from '../app/locale';

/** Why text was not taken: a code of the room or of the guard, in words. */
export function refusalText(t: Translate, code: string): string {
  const key = [`error.sync-${code}`, `error.update-${code}`].find(isMessageKey);
  return key ? t(key) : t('report.refused-code', { code });
}

/** Why a socket was closed, in words. */
export function closeText(t: Translate, code: number): string {
  return refusalText(t, closeName(code) ?? String(code));
}
