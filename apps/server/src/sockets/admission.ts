// Who may come in by a socket, which is settled before the upgrade; what was refused to whom is kept in the audit log.

import type { IncomingMessage } from 'node:http';
import type { ReportId } from '@huigao/report';
import { recordName } from '@huigao/report-doc';
import { subprotocol } from '@huigao/sync/protocol';
import type { ReportRoom } from '@huigao/sync/room';
import type { AuditEvent } from '../audit/event';
import { addressReader } from '../http/client-address';
import { isOurOrigin } from '../http/origin';
import type { Services } from '../http/services';
import { maybeWho } from '../http/session-cookie';

interface Target {
  readonly report: ReportId;
  /** Null: all of them, on channels. */
  readonly document: string | null;
}

type Who = NonNullable<Awaited<ReturnType<typeof maybeWho>>>;

/** Somebody who may enter a room. */
export interface Admitted {
  readonly who: Who;
  readonly room: ReportRoom;
  readonly document: Target['document'];
  readonly address: string | null;
}

/** The address of a socket; null for anything else. */
function targetOf(url: string | undefined): Target | null {
  const match = /^\/sync\/([\w-]{1,128})(?:\/([\w-]{1,128}))?$/.exec((url ?? '').split('?')[0]!);
  return match ? { report: match[1] as ReportId, document: match[2] ?? null } : null;
}

function hasDocument({ record }: ReportRoom, name: string): boolean {
  return name === recordName || record.outline.some(({ id, kind }) => id === name && kind !== 'part');
}

function offers(request: IncomingMessage, protocol: string): boolean {
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').some((one) => one.trim() === protocol);
}

export class Admission {
  readonly #services: Services;
  readonly #addressOf: ReturnType<typeof addressReader>;

  constructor(services: Services) {
    this.#services = services;
    this.#addressOf = addressReader(services.config);
  }

  /** Who may enter which room, or the status that says why not. A report one may not read is as good as none. */
  async admit(request: IncomingMessage): Promise<Admitted | number> {
    const { config, limiters, reports } = this.#services;
    const target = targetOf(request.url);
    if (!target) return 404;
    const { report, document } = target;
    const address = this.#addressOf(request);
    if (!isOurOrigin(request, config)) {
      await this.recordRefusal(
        { action: 'refused.socket', report, detail: { code: 'foreign-origin' } },
        address,
      );
      return 403;
    }
    const who = await maybeWho(this.#services, request);
    if (!who) return 401;
    const { id: actor } = who.person;
    if (!(await limiters.admitsSocket(actor))) return 429;
    if (document === null && !offers(request, subprotocol)) return 400;
    const room = await reports.enter(report, actor);
    if (room === 'withheld')
      await this.recordRefusal(
        { action: 'refused.socket', actor, report, detail: { code: 'not-found' } },
        address,
      );
    if (typeof room === 'string') return 404;
    if (document !== null && !hasDocument(room, document)) return 404;
    return { who, room, document, address };
  }

  /** Keeps an attempt in the audit log; whoever waits for it is refused all the same when that fails. */
  recordRefusal(
    event: Pick<AuditEvent, 'action' | 'actor' | 'report' | 'section' | 'detail'>,
    address: string | null,
  ): Promise<void> {
    const { audit, trouble } = this.#services;
    return audit.refused({ ...event, address }).catch((reason: unknown) => trouble('audit', reason));
  }
}
