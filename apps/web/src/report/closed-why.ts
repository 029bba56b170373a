import type { ClientState } from '@huigao/sync/client';
import { closeCodes } from '@huigao/sync/protocol';
import type { HttpResult } from '../app/http';
import type { ReportSummary } from '../start/reports';

/** Why trying again is of no use; null while it may be the network. */
export type ServerAnswer = 'absent' | 'signed-out' | null;

/** What an answer to the list of reports says of this one. */
export function answerFor(
  report: string,
  list: HttpResult<readonly Pick<ReportSummary, 'id'>[]>,
): ServerAnswer {
  if (!list.ok) return list.problem.status === 401 ? 'signed-out' : null;
  return list.value.some(({ id }) => id === report) ? null : 'absent';
}

/** Why there is nothing to show. */
export type ClosedWhy = 'missing' | 'not-yours' | 'not-kept';

/** What is known of the way to the server. */
export interface Reach extends Pick<ClientState, 'connection' | 'closeReason'> {
  readonly answer: ServerAnswer;
}

/** The close code that says why there will be no connection, or null while there may be one. */
export function finalCode({ connection, closeReason, answer }: Reach): number | null {
  if (connection === 'refused') return closeReason?.code ?? null;
  if (answer === 'absent') return closeCodes['no-such-report'];
  return answer === 'signed-out' ? closeCodes['signed-out'] : null;
}

/** Why a report is not shown any more. What could not be saved stays in view, with a banner that says why. */
export function closedWhy(
  code: number | null,
  { hasUnsaved }: { readonly hasUnsaved: boolean },
): ClosedWhy | null {
  if (hasUnsaved) return null;
  if (code === closeCodes['no-such-report']) return 'missing';
  return code === closeCodes.forbidden ? 'not-yours' : null;
}
