// The audit log as the rest of the server uses it. An entry is durable when a promise of this class resolves, and a failure to
// write it rejects: whoever acts must not answer before. The order, where one transaction cannot hold act and entry both, is in
// docs/operating.md, "Audit".

import type { Clock } from '@huigao/sync/room';
import type { Storage } from '../storage/storage';
import { type AuditDraft, type AuditEvent, draftOf } from './event';
import { RefusalBudget, windowMs } from './refusal-budget';

/** Acts of storage that can share their transaction with an entry. */
type Act = Exclude<keyof Storage, 'audited' | 'appendAudit' | 'close'>;

export interface AuditOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Told of entries that could not be written where nobody waits for them. */
  readonly trouble: (what: string, reason: unknown) => void;
}

export class Audit {
  readonly #options: AuditOptions;
  readonly #budget = new RefusalBudget();
  #cancelSummary: (() => void) | null = null;

  constructor(options: AuditOptions) {
    this.#options = options;
  }

  /** Writes an entry; durable when it resolves. */
  append(event: AuditEvent): Promise<void> {
    return this.#options.storage.appendAudit(this.note(event));
  }

  /**
   * Does an act of storage and writes its entry in one transaction. An act that answers false or null did not happen and leaves
   * no entry.
   */
  during<Name extends Act>(
    event: AuditEvent,
    act: Name,
    ...parameters: Parameters<Storage[Name]>
  ): ReturnType<Storage[Name]> {
    return this.#options.storage.audited(this.note(event), act, parameters) as ReturnType<Storage[Name]>;
  }

  /** The entry of an event, for what is written together with a change of a report (see `ReportRoom.command`). */
  note(event: AuditEvent): AuditDraft {
    return draftOf(event, this.#options.clock.now());
  }

  /** Writes a refused attempt, or counts it when there are too many of them; those are summed up in one entry later. */
  async refused(event: AuditEvent): Promise<void> {
    const now = this.#options.clock.now();
    if (this.#budget.isOver(now)) await this.#sumUp();
    if (
      this.#budget.admits(`${event.action} ${event.actor ?? event.address ?? ''}`, JSON.stringify(event), now)
    )
      return this.append(event);
    this.#cancelSummary ??= this.#options.clock.after(windowMs, () => {
      this.#sumUp().catch((reason: unknown) => this.#options.trouble('audit', reason));
    });
  }

  async #sumUp(): Promise<void> {
    this.#cancelSummary?.();
    this.#cancelSummary = null;
    const { count, since } = this.#budget.end();
    if (count > 0) await this.append({ action: 'refused.more', detail: { count, since } });
  }

  /** Writes what was only counted so far. */
  close(): Promise<void> {
    return this.#sumUp();
  }
}
