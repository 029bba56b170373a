// What happens to a write: right → guard → queue. The queue shows and acknowledges it once the log has it.

import type { SyncRefusal } from '../protocol';
import { isKnownUpdate } from './known-update';
import { type Channel, sendOn } from './room-document';
import type { RoomState } from './room-state';

interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly detail: string;
}

const refuse = (code: SyncRefusal, detail = ''): Refusal => ({ ok: false, code, detail });

/** Judges an update that came as data message number `message` of its connection, and queues or refuses it. */
export function write(
  room: RoomState,
  channel: Channel,
  { update, message }: { readonly update: Uint8Array; readonly message: number },
): void {
  const verdict = judge(room, channel, update);
  if (!verdict.ok) {
    refuseWrite(channel, message, verdict);
    return;
  }
  const { person } = channel.peer;
  const { name } = channel.document;
  room.queue.add({
    entry: verdict.update && { document: name, bytes: verdict.update, person, at: room.clock.now() },
    bindings: verdict.bindings.map((binding) => ({ document: name, ...binding })),
    from: { channel, message },
  });
}

function judge(room: RoomState, { peer, document, refused }: Channel, update: Uint8Array) {
  if (refused) return refuse('after-refusal');
  const known = { ok: true, update: null, bindings: [] } as const;
  if (!document.guard) return isKnownUpdate(document.live, update) ? known : refuse('record-read-only');
  if (room.rights.rightOf(peer.person, document.name) !== 'rw')
    return isKnownUpdate(document.live, update) ? known : refuse('not-yours');
  if (document.isDamaged) return refuse('damaged');
  // A view would keep the whole message it came in alive, in the guard and in the queue.
  return document.guard.judge(update.slice(), peer.person);
}

function refuseWrite(channel: Channel, message: number, { code, detail }: Refusal): void {
  channel.refused = true;
  const { peer, document } = channel;
  peer.refused(document.name, code);
  if (peer.carries === 'channels') {
    peer.tell({ type: 'refused', message, document: document.name, code, detail: detail.slice(0, 1000) });
    return;
  }
  // A stock client knows no refusals. It sends edits made offline only in the exchange of states, so that what it types before
  // that lacks its base: then it need only connect anew.
  sendOn(channel, { type: 'denied', reason: code });
  peer.close(code === 'missing' ? 'resync' : 'refused');
}
