// What happens to a write: right → guard → queue. The queue shows and acknowledges it once the log has it. A costly update is judged
// elsewhere; meanwhile its sender's next messages wait, and nobody else's.

import type { Acceptance, CostlyTask, Refusal as GuardRefusal } from '@huigao/authority';
import { recordName } from '@huigao/report-doc';
import type { SyncRefusal } from '../protocol';
import { isKnownUpdate } from './known-update';
import type { CostlyJudge } from './ports';
import { type Channel, sendOn } from './room-document';
import type { RoomState } from './room-state';

interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly detail: string;
}

interface Write {
  readonly update: Uint8Array;
  /** Number among the data messages of its connection. */
  readonly message: number;
  /** Takes the messages that waited for this one. */
  readonly goOn: () => void;
}

const refuse = (code: SyncRefusal, detail = ''): Refusal => ({ ok: false, code, detail });

/**
 * How many messages a refusal by the guard counts as, since its copy of the section may have to be built anew; and bytes of a
 * costly update or of its section that count as one.
 */
const refusalCost = 100;
const bytesPerMessage = 2000;

/** Judges an update, and queues or refuses it. */
export function write(room: RoomState, channel: Channel, one: Write): void {
  // Neither kept nor refused: the client holds it back and sends it when it connects to a storage that works.
  if (room.storing === 'fails' && !isKnownUpdate(channel.document.live, one.update)) {
    channel.peer.close('storage-failed');
    return;
  }
  const verdict = judge(room, channel, one.update);
  if (verdict.ok === null) void writeCostly(room, channel, one, verdict);
  else settle(room, channel, one, verdict);
}

async function writeCostly(room: RoomState, channel: Channel, one: Write, task: CostlyTask): Promise<void> {
  const { peer } = channel;
  peer.charge((task.update.length + task.state.length) / bytesPerMessage);
  peer.pause();
  const judged = await (room.judgeCostly as CostlyJudge)(task);
  if (room.storing === 'fails') {
    peer.close('storage-failed');
    return;
  }
  settle(room, channel, one, admit(room, channel, judged));
  one.goOn();
}

function settle(room: RoomState, channel: Channel, { message }: Write, verdict: Acceptance | Refusal): void {
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

/** Why nothing can be written here now, or null. */
function closedWhy(room: RoomState, { peer, document }: Channel): Refusal | null {
  if (!document.guard) return refuse('record-read-only');
  if (document.isReplaced) return refuse('other-generation');
  if (room.rights.rightOf(peer.person, document.name) !== 'rw') return refuse('not-yours');
  return document.isDamaged || room.documents.get(recordName)!.isDamaged ? refuse('damaged') : null;
}

function judge(room: RoomState, channel: Channel, update: Uint8Array): Acceptance | Refusal | CostlyTask {
  const { peer, document, refused } = channel;
  if (refused) return refuse('after-refusal');
  const why = closedWhy(room, channel);
  if (why?.code === 'damaged') return why;
  if (why) return isKnownUpdate(document.live, update) ? { ok: true, update: null, bindings: [] } : why;
  // A view would keep the whole message it came in alive, in the guard and in the queue.
  const owned = update.slice();
  const guard = document.guard!;
  return charged(
    channel,
    room.judgeCostly ? guard.judgeCheap(owned, peer.person) : guard.judge(owned, peer.person),
  );
}

/** What was judged elsewhere, judged by what is so now: the right may have gone, and others may have written. */
function admit(room: RoomState, channel: Channel, judged: Acceptance | GuardRefusal): Acceptance | Refusal {
  const why = closedWhy(room, channel);
  if (why) return why;
  if (!judged.ok || !judged.update) return charged(channel, judged);
  return charged(channel, channel.document.guard!.admit(judged.update, channel.peer.person));
}

/** A client that is refused again and again comes to the end of what it may ask. */
function charged<Verdict extends { readonly ok: boolean | null }>(
  { peer }: Channel,
  verdict: Verdict,
): Verdict {
  if (verdict.ok === false) peer.charge(refusalCost);
  return verdict;
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
