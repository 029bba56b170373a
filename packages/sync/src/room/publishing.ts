// What happens when the log has a group: documents take it, channels see it, senders are acknowledged, then rights are told.

import { recordName } from '@huigao/report-doc';
import type { SyncRefusal } from '../protocol';
import type { Committed } from './commit-queue';
import type { Peer } from './peer';
import type { ClientBinding, DocumentName, LogEntry } from './ports';
import { closeChannel, tellRight } from './reception';
import { type Channel, sendOn } from './room-document';
import type { RoomAccepted, RoomState } from './room-state';

export function publish(room: RoomState, { accepted, entries }: Committed<RoomAccepted>): void {
  for (const [name, group] of byDocument(accepted, entries)) show(room, name, group);
  for (const [peer, count] of newestMessages(accepted)) peer.tell({ type: 'acknowledged', count });
  const change = entries.findLast((entry) => entry?.document === recordName);
  entries.forEach((entry, index) => {
    if (entry?.whole) showReplaced(room, entry, accepted[index]!.bindings);
  });
  if (change) tellRights(room, change);
  room.presence.ride();
  for (const { done } of accepted) done?.();
}

interface Group {
  readonly updates: Uint8Array[];
  readonly senders: Set<Channel | null>;
}

function byDocument(
  accepted: readonly RoomAccepted[],
  entries: readonly (LogEntry | null)[],
): ReadonlyMap<DocumentName, Group> {
  const groups = new Map<DocumentName, Group>();
  entries.forEach((entry, index) => {
    if (!entry) return;
    if (entry.whole) {
      groups.delete(entry.document);
      return;
    }
    const group = groups.get(entry.document) ?? { updates: [], senders: new Set() };
    groups.set(entry.document, group);
    group.updates.push(entry.bytes);
    group.senders.add(accepted[index]!.from?.channel ?? null);
  });
  return groups;
}

function show(room: RoomState, name: DocumentName, { updates, senders }: Group): void {
  const document = room.documents.get(name)!;
  const update = document.take(updates);
  if (name === recordName) room.shownRights.changed();
  // One who wrote the whole of it has it; of several each gets the whole, since the bytes are the same for all.
  const [first] = senders;
  const lone = senders.size === 1 && first ? [first] : [];
  if (update) document.broadcast({ type: 'update', update }, new Set(lone));
}

/** After the acknowledgements: what was saved in the old text need not be kept as a draft. */
function showReplaced(room: RoomState, entry: LogEntry, bound: readonly ClientBinding[]): void {
  const { document: name, seq, person } = entry;
  const old = room.documents.get(name)!;
  room.documents.set(name, old.replacedBy(entry, bound));
  for (const peer of room.peers)
    if (peer.greeted) peer.tell({ type: 'replaced', document: name, generation: seq, who: person });
  for (const channel of [...old.channels]) {
    closeChannel(room, channel);
    if (channel.number !== null) continue;
    // A stock client would bring the old text back when it connects anew.
    sendOn(channel, { type: 'denied', reason: 'other-generation' satisfies SyncRefusal });
    channel.peer.close('refused');
  }
}

/** The highest number of each connection: all before it were durable before or are in this group. */
function newestMessages(accepted: readonly RoomAccepted[]): ReadonlyMap<Peer, number> {
  return new Map(accepted.flatMap(({ from }) => (from ? [[from.channel.peer, from.message] as const] : [])));
}

function tellRights(room: RoomState, { seq, person }: LogEntry): void {
  room.recordSeq = seq;
  for (const peer of room.peers) {
    if (room.shownRights.rightOf(peer.person, recordName) === 'none') peer.close('forbidden');
    else if (peer.greeted)
      for (const document of room.documents.keys()) tellRight(room, peer, document, person);
  }
}
