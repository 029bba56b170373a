// Commands that wait and are overtaken: what is said last of one figure, or of one suggestion, is what is sent.

import type { RecordCommand } from '@huigao/report-doc';

/** The one command that says what two in a row do; null where both are to be sent. */
export function superseding(waiting: RecordCommand, next: RecordCommand): RecordCommand | null {
  // Over the version that the first of them was entered over.
  if (waiting.type === 'setFigureValue' && next.type === 'setFigureValue')
    return waiting.figure === next.figure ? { ...next, version: waiting.version } : null;
  if (next.type !== 'reviseSuggestion') return null;
  if (waiting.type !== 'suggest' && waiting.type !== 'reviseSuggestion') return null;
  if (waiting.suggestion !== next.suggestion) return null;
  const { anchor, text, change, why } = next;
  return { ...waiting, anchor, text, change, why };
}

/** What is still to be sent of a command that was changed while it was on its way, and taken as it was. */
export function stillToSend(now: RecordCommand): RecordCommand {
  if (now.type === 'setFigureValue') return { ...now, version: now.version + 1 };
  if (now.type !== 'suggest') return now;
  const { section: _made, ...rest } = now;
  return { ...rest, type: 'reviseSuggestion' };
}
