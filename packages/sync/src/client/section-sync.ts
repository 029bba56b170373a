// Keeps one section in step with the server: exchange of states, sending, comparing, and recovery after a refusal.

import type { SectionId } from '@huigao/report';
import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';
import {
  type DocumentHealth,
  type DocumentMessage,
  type Right,
  type SyncRefusal,
  textDigest,
} from '../protocol';
import type { SectionState } from './client-state';
import { Incoming } from './incoming';
import { KeptReplica } from './kept-replica';
import { plainText } from './plain-text';
import type { SectionHost } from './section-host';
import type { SectionReplica } from './section-replica';
import { UnsavedEdits } from './unsaved-edits';
import type { Wire } from './wire';

/** What the server says of this person and a section. */
export interface Standing {
  readonly right: Right;
  readonly health: DocumentHealth;
}

type Frozen = NonNullable<SectionState['frozen']>;

/** `apart`: no channel. `exchanging`: the server has not asked yet for what it lacks. `together`: each edit is sent as it is made. */
type Phase = 'apart' | 'exchanging' | 'together';

const remote = { from: 'server' } as const;

/** Well before an edit is called unsaved (`Overdue`). */
const longestWaitMs = 5000;

export class SectionSync {
  readonly #host: SectionHost;
  /** Nothing is exchanged, and no text taken for a draft, before the local copy is loaded. */
  readonly #kept: KeptReplica;
  readonly #edits = new UnsavedEdits();
  readonly #incoming: Incoming;
  /** Those held back go out as soon as they are drawn. */
  #isSending = false;
  /** The local copy that is being loaded is of another generation than the server's. */
  #isStale = false;
  #wire: Wire | null = null;
  #channel = 0;
  #phase: Phase = 'apart';
  #right: Right = 'none';
  #health: DocumentHealth = 'sound';
  #synced = false;
  #isCurrent = false;
  #frozen: Frozen | null = null;
  #draft: { readonly id: string; readonly text: string } | null = null;
  /** Ends the wait for a composition; null: none is waited for. */
  #cancelWaiting: (() => void) | null = null;
  /** Something wrote here without the right to: the document must never be sent. */
  #isStray = false;
  /** The text has not been compared with the server's since it changed. */
  #isUncompared = true;

  constructor(
    readonly id: SectionId,
    host: SectionHost,
  ) {
    this.#host = host;
    this.#incoming = new Incoming(host.clock, (messages) => this.#take(messages));
    this.#kept = new KeptReplica(id, host, {
      changed: (update, local) => {
        this.#isUncompared = true;
        if (local) this.#incoming.written();
        if (local) this.#edited(update);
      },
      loaded: () => this.#loaded(),
      sendText: () => this.flush(),
    });
  }

  /** Takes what was noted of the local copy when it was last written to; before it is loaded. */
  recall({ edits, stray }: { readonly edits: number; readonly stray: boolean }): void {
    this.#edits.recall(edits);
    this.#isStray ||= stray;
  }

  get replica(): SectionReplica {
    return this.#kept.current;
  }

  get unsaved(): number {
    return this.#edits.count;
  }

  /** As it stands here, one paragraph a line. */
  get text(): string {
    this.#incoming.flush();
    return plainText(this.#kept.doc, this.#host.figures());
  }

  get state(): SectionState {
    return {
      right: this.#right,
      health: this.#health,
      synced: this.#synced,
      isCurrent: this.#isCurrent,
      frozen: this.#frozen,
      replica: this.#kept.current.number,
    };
  }

  /** See `KeptReplica.load`. */
  load(): void {
    this.#kept.load();
  }

  get loaded(): Promise<void> {
    return this.#kept.loaded;
  }

  connect(wire: Wire, { right, health }: Standing): void {
    this.#wire = wire;
    this.#right = right;
    this.#health = health;
    this.#open();
  }

  disconnect(): void {
    this.#wire = null;
    this.#leave();
    if (this.unsaved > 0) this.#host.mark(this.id, this.unsaved);
  }

  /** The server says that the right changed, or in what health the document is. */
  setStanding({ right, health }: Standing): void {
    if (right === this.#right && health === this.#health) return;
    this.#right = right;
    this.#health = health;
    // The exchange of states is another one for a reader than for a writer.
    this.exchangeAnew();
    this.#host.changed();
  }

  /** Begins the exchange of states again, which sends what is not acknowledged where it may be sent now. */
  exchangeAnew(): void {
    this.#leave();
    this.#open();
  }

  /** Asks for the digest of the server's text, if there is something to compare. */
  compare(): void {
    const isQuiet = this.#phase !== 'apart' && this.#synced && !this.#frozen && this.unsaved === 0;
    if (isQuiet && this.#isUncompared) this.#wire?.tell({ type: 'compare', channel: this.#channel });
  }

  /** Takes the digest of the server's text as it was when all that came before was sent. */
  takeDigest(channel: number, digest: string): void {
    this.#incoming.flush();
    if (channel !== this.#channel || this.unsaved > 0 || !this.#synced || this.#frozen) return;
    this.#isUncompared = false;
    if (textDigest(this.#kept.doc.getXmlFragment(bodyRoot)) === digest) return;
    // Own writes of a reader's editor are no fault of the exchange, and may go without a trace.
    if (this.#isStray) {
      this.#replace();
      return;
    }
    this.#wire?.tell({ type: 'mismatch', channel });
    // Nothing here is unsaved; but whichever side is wrong, the text must not be gone.
    this.recover('mismatch' satisfies SyncRefusal, '');
  }

  /** Takes what the right computed from the local copy of the record says, while there is no connection. */
  assumeRight(right: Right): void {
    if (!this.#wire && this.#right === 'none') this.#right = right;
  }

  /** What is kept here is of another generation and must never meet the server's. Edits that are not saved become a draft. */
  startAnew(): void {
    this.#leave();
    this.#isStale = this.#kept.isLoading;
    if (!this.#isStale) this.#startOver('other-generation');
  }

  /**
   * Holds back what is written while an input method composes: the letters of a word that is not chosen yet concern nobody. Not for
   * long, or what one writes would be in danger.
   */
  hold(isComposing: boolean): void {
    this.#cancelWaiting?.();
    this.#cancelWaiting = isComposing ? this.#host.clock.after(longestWaitMs, () => this.hold(false)) : null;
    this.#kept.carets.hold(isComposing);
    this.flush();
  }

  /** Whether the section is far from what one looks at: what others write there may come in a little later, together. */
  setFar(isFar: boolean): void {
    this.#incoming.setFar(isFar);
  }

  /** Sends what was held back while too many messages were on their way, or something was composed. */
  flush(): void {
    if (this.#cancelWaiting || this.#phase !== 'together') return;
    if (this.#wire?.isCrowded) return;
    const { held } = this.#edits;
    if (held) this.#sendData('update', held);
  }

  async close(): Promise<void> {
    this.#cancelWaiting?.();
    this.disconnect();
    await this.#kept.close();
  }

  /** Gives up what the server did not take: text to a draft, document and local copy anew. */
  recover(code: string, detail: string): void {
    const { text } = this;
    if (!this.#draft) this.#draft = { id: this.#host.keepDraft(this.id, text, code), text };
    this.#frozen = { code, detail };
    this.#replace();
  }

  #loaded(): void {
    if (this.#isStale) {
      this.startAnew();
      return;
    }
    if (this.#kept.doc.store.clients.size > 0 && !this.#frozen) this.#synced = true;
    this.#open();
    this.#host.changed();
  }

  #edited(update: Uint8Array): void {
    if (this.#right === 'r') {
      if (!this.#isStray) this.#host.mark(this.id, 'stray');
      this.#isStray = true;
      return;
    }
    const isTogether = this.#phase === 'together';
    this.#edits.made(update, isTogether ? 'hold' : 'leave');
    if (isTogether) this.#sendSoon();
    this.#host.mark(this.id, this.unsaved);
    this.#host.changed();
  }

  #sendSoon(): void {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#host.whenDrawn(() => {
      this.#isSending = false;
      this.flush();
    });
  }

  #open(): void {
    if (!this.#wire || !this.#kept.isLoaded || this.#phase !== 'apart') return;
    // Edits without the right to make them, or with it lost; a reader's document may hold writes of the editor's own making.
    const isUnfit = this.#right === 'rw' ? this.#isStray : this.unsaved > 0;
    if (isUnfit) {
      this.#startOver(this.#health === 'damaged' ? 'damaged' : 'not-yours');
      return;
    }
    this.#phase = 'exchanging';
    this.#channel = this.#wire.open(this.id, this.#host.generationOf(this.id), (message) =>
      this.#incoming.receive(message),
    );
    const stateVector = Y.encodeStateVector(this.#kept.doc);
    this.#wire.sendOn(this.#channel, { type: 'step1', stateVector });
    this.#kept.carets.connect(this.#wire, this.#channel);
  }

  #startOver(code: SyncRefusal): void {
    if (this.unsaved > 0) this.recover(code, '');
    else this.#replace();
  }

  #leave(): void {
    if (this.#phase === 'apart') return;
    this.#incoming.flush();
    this.#wire?.close(this.#channel);
    this.#channel = 0;
    this.#phase = 'apart';
    this.#edits.loosen();
    this.#kept.carets.disconnect();
  }

  /** What others wrote in one change of the text, and what depends on it after that. */
  #take(messages: readonly DocumentMessage[]): void {
    const updates = messages.flatMap((message) => (message.type === 'update' ? message.update : []));
    if (updates.length > 0) this.#apply(updates);
    for (const message of messages) this.#receive(message);
  }

  #receive(message: DocumentMessage): void {
    switch (message.type) {
      case 'step1':
        this.#answer(message.stateVector);
        break;
      case 'step2':
        this.#apply([message.update]);
        this.#haveServerState();
        break;
      case 'awareness':
        this.#kept.carets.receive(message.states);
        break;
      case 'update':
      case 'denied':
      case 'query-awareness':
        break;
    }
  }

  /** The server says what it has: a writer sends all it lacks, a reader nothing, whatever the editor did. */
  #answer(stateVector: Uint8Array): void {
    if (this.#right !== 'rw') {
      if (!this.#isStray && !isAhead(this.#kept.doc, stateVector)) return;
      // What the server's storage has lost may be here still.
      if (this.#health === 'damaged' && !this.#isStray) this.recover('damaged' satisfies SyncRefusal, '');
      else this.#replace();
      return;
    }
    if (this.#host.storing() === 'fails') return;
    this.#phase = 'together';
    this.#sendData('step2', Y.encodeStateAsUpdate(this.#kept.doc, stateVector));
  }

  #sendData(type: 'update' | 'step2', update: Uint8Array): void {
    const { replica } = this;
    const channel = this.#channel;
    const edits = this.#edits.sent();
    const isTaken = this.#wire!.sendData(
      this.#channel,
      { type, update },
      {
        settled: () => {
          // After the channel was opened anew these edits are counted with that exchange.
          if (replica !== this.replica || channel !== this.#channel) return;
          if (type === 'step2') this.#host.exchanged(this.id);
          this.#settle(edits);
        },
        refused: (code, detail) => {
          if (replica === this.replica) this.recover(code, detail);
        },
      },
    );
    if (!isTaken) this.recover('edit-too-large' satisfies SyncRefusal, `${update.length} bytes`);
  }

  #settle(edits: number): void {
    this.#edits.settle(edits);
    if (this.unsaved === 0) this.#host.mark(this.id, 0);
    this.#host.changed();
  }

  #apply(updates: readonly Uint8Array[]): void {
    const { doc } = this.#kept;
    const caught = (act: () => void) => {
      try {
        act();
      } catch (error) {
        this.#host.fault(error);
      }
    };
    const applyEach = () => {
      for (const update of updates) caught(() => Y.applyUpdate(doc, update, remote));
    };
    // Observers are called, and may throw, when the whole has been applied.
    caught(() => Y.transact(doc, applyEach, remote, false));
  }

  #haveServerState(): void {
    this.#synced = true;
    this.#isCurrent = true;
    this.#frozen = null;
    if (this.#draft) {
      const same = this.text === this.#draft.text;
      this.#host.settleDraft(this.#draft.id, same ? 'drop' : 'show');
      this.#draft = null;
    }
    this.#host.changed();
  }

  /** A new document with a new client id, filled from the server alone. */
  #replace(): void {
    this.#leave();
    this.#kept.replace();
    this.#synced = false;
    this.#isCurrent = false;
    this.#isUncompared = true;
    this.#edits.forget();
    this.#isStray = false;
    this.#host.changed();
  }
}

/** Whether a document has structs beyond a state vector. Deletions do not show in one. */
function isAhead(doc: Y.Doc, encoded: Uint8Array): boolean {
  const known = Y.decodeStateVector(encoded);
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    if (clock > (known.get(client) ?? 0)) return true;
  return false;
}
