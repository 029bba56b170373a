// What happens to a message of a connection.

import { type PersonId, schemaVersion } from '@huigao/report';
import { recordName } from '@huigao/report-doc';
import {
  type CloseName,
  type Control,
  type ControlMessage,
  type DocumentMessage,
  type DocumentRight,
  decodeAwareness,
  decodeBare,
  decodeFrame,
  maxChannels,
  maxCursorBytes,
  maxMessageBytes,
  oldestProtocolVersion,
  protocolVersion,
} from '../protocol';
import type { Peer } from './peer';
import type { DocumentName } from './ports';
import { type Channel, type RoomDocument, sendOn } from './room-document';
import type { RoomState } from './room-state';
import { write } from './writing';

/** An answer of more bytes than this takes a noticeable time to make. */
const longAnswerBytes = 64 * 1024;

/** Takes one message. Whatever is no message of the protocol closes the connection, and nothing else. */
export function receive(room: RoomState, peer: Peer, bytes: Uint8Array): void {
  if (peer.admits(bytes, room.clock.now())) room.inbox.receive(peer, bytes);
}

/** Takes a message whose turn it is. */
export function takeNext(room: RoomState, peer: Peer, bytes: Uint8Array): void {
  if (peer.isPaused) peer.keep(bytes);
  else take(room, peer, bytes);
}

function take(room: RoomState, peer: Peer, bytes: Uint8Array): void {
  if (peer.carries === 'one-document') receiveBare(room, peer, bytes);
  else receiveFrame(room, peer, bytes);
}

function receiveBare(room: RoomState, peer: Peer, bytes: Uint8Array): void {
  const channel = peer.channels.get(null);
  const decoded = decodeBare(bytes);
  if (decoded.ok && channel) onDocument(room, channel, decoded.message);
  else peer.close('malformed');
}

function receiveFrame(room: RoomState, peer: Peer, bytes: Uint8Array): void {
  const frame = decodeFrame(bytes);
  if (!frame.ok) peer.close('malformed');
  else if ('control' in frame) onControl(room, peer, frame.control);
  else if (!peer.greeted) peer.close('malformed');
  else {
    const channel = peer.channels.get(frame.channel);
    if (channel) onDocument(room, channel, frame.message);
    else refuseUnopened(peer, frame.message);
  }
}

/** A document's message after its channel was closed: on its way when that happened, or a fault of the client. */
function refuseUnopened(peer: Peer, { type }: DocumentMessage): void {
  if (type !== 'update' && type !== 'step2') return;
  peer.received++;
  peer.tell({ type: 'refused', message: peer.received, document: '', code: 'not-open', detail: '' });
}

function onControl(room: RoomState, peer: Peer, message: ControlMessage): void {
  switch (message.type) {
    case 'hello':
      greet(room, peer, message);
      break;
    case 'ping':
      peer.tell({ type: 'pong' });
      break;
    case 'pong':
      break;
    case 'open':
      open(room, peer, message);
      break;
    case 'compare': {
      const channel = peer.channels.get(message.channel);
      if (channel) peer.tell({ type: 'digest', channel: message.channel, digest: channel.document.digest });
      break;
    }
    case 'mismatch': {
      const channel = peer.channels.get(message.channel);
      if (channel) room.mismatched(channel.document.name);
      break;
    }
    case 'unsaved':
      room.unsynced.reported(
        peer,
        message.sections.filter(
          (section) => section !== recordName && shownRight(room, peer, section) === 'rw',
        ),
      );
      break;
    case 'close': {
      const channel = peer.channels.get(message.channel);
      if (channel) closeChannel(room, channel);
      break;
    }
    default:
      peer.close('malformed');
  }
}

/** Why a client of these versions cannot be talked to, or null. */
function versionFault({ protocol, schema }: Control<'hello'>): CloseName | null {
  if (protocol < oldestProtocolVersion || schema < schemaVersion) return 'outdated';
  return protocol > protocolVersion || schema > schemaVersion ? 'server-outdated' : null;
}

function greet(room: RoomState, peer: Peer, hello: Control<'hello'>): void {
  const fault = peer.greeted ? 'malformed' : versionFault(hello);
  if (fault) {
    peer.close(fault);
    return;
  }
  const { tab } = hello;
  for (const other of room.peers)
    if (other.greeted && other.person === peer.person && other.tab === tab) other.close('replaced');
  peer.tab = tab;
  peer.protocol = hello.protocol;
  peer.greeted = true;
  peer.tell({
    type: 'welcome',
    person: peer.person,
    generation: room.generation,
    messageBytes: maxMessageBytes,
    cursorBytes: maxCursorBytes,
    documents: [...room.documents].map(([document, { generation }]) => ({
      ...told(room, peer, document),
      generation,
    })),
    head: room.queue.head,
    storing: room.storing,
  });
  room.presence.came(peer);
  room.unsynced.came(peer);
}

/** What the record as shown allows. */
function shownRight(room: RoomState, peer: Peer, document: DocumentName) {
  const right = room.shownRights.rightOf(peer.person, document);
  return right === 'rw' && !isWritable(room, document) ? 'r' : right;
}

/** On a damaged record nothing rests: who may write what is not known for sure. */
const isWritable = ({ documents }: RoomState, document: DocumentName) =>
  !documents.get(document)?.isDamaged && !documents.get(recordName)!.isDamaged;

/** What a connection is told of its right, and noted as told. */
function told(room: RoomState, peer: Peer, document: DocumentName): DocumentRight {
  const right = shownRight(room, peer, document);
  const health = room.documents.get(document)?.isDamaged ? 'damaged' : 'sound';
  peer.told.set(document, `${right} ${health}`);
  return { document, right, epoch: room.recordSeq, health };
}

/** Tells a connection of its right in a document, where that is news. */
export function tellRight(room: RoomState, peer: Peer, document: DocumentName, who: PersonId | null): void {
  const before = peer.told.get(document);
  const news = told(room, peer, document);
  if (peer.told.get(document) !== before) peer.tell({ type: 'rights', ...news, who });
}

function open(
  room: RoomState,
  peer: Peer,
  { channel: number, document: name, generation }: Control<'open'>,
): void {
  const document = room.documents.get(name);
  const isFree = number > 0 && !peer.channels.has(number) && peer.channels.size < maxChannels;
  if (!peer.greeted || !isFree) peer.close('malformed');
  else if (document && document.generation !== generation)
    peer.tell({ type: 'replaced', document: name, generation: document.generation, who: null });
  else if (document) {
    openChannel(room, peer, document, number);
    // Whether a document is damaged may show only when it is opened.
    tellRight(room, peer, name, null);
  } else
    peer.tell({
      type: 'rights',
      document: name,
      right: 'none',
      epoch: room.recordSeq,
      health: 'sound',
      who: null,
    });
}

/**
 * Opens a document on a connection and asks the client for what the server lacks. Where that takes long to put together, what the
 * client asks for is answered first: the text is to be there before anything else.
 */
export function openChannel(
  room: RoomState,
  peer: Peer,
  document: RoomDocument,
  number: number | null,
): void {
  const channel: Channel = { peer, document, number, refused: false };
  peer.channels.set(number, channel);
  document.openOn(channel);
  const ask = () => {
    if (peer.channels.get(number) === channel)
      sendOn(channel, { type: 'step1', stateVector: document.encodeStateVector() });
  };
  if (document.isAskingSlow) room.clock.after(0, ask);
  else ask();
  sendAllCarets(channel);
}

export function closeChannel(room: RoomState, channel: Channel): void {
  channel.peer.channels.delete(channel.number);
  channel.document.closeOn(channel);
  channel.document.carets.leave(channel, room.clock.now());
  if (channel.document.carets.hasChanges) room.presence.caretsChanged();
  room.presence.closed(channel);
}

function sendAllCarets(channel: Channel): void {
  const states = channel.document.carets.encodeAll();
  if (states) sendOn(channel, { type: 'awareness', states });
}

function onDocument(room: RoomState, channel: Channel, message: DocumentMessage): void {
  const { peer } = channel;
  switch (message.type) {
    case 'step1':
      answer(room, channel, message.stateVector);
      break;
    case 'step2':
    case 'update':
      peer.received++;
      write(room, channel, {
        update: message.update,
        message: peer.received,
        goOn: () => peer.resume((bytes) => take(room, peer, bytes)),
      });
      break;
    case 'awareness':
      takeCarets(room, channel, message.states);
      break;
    case 'query-awareness':
      sendAllCarets(channel);
      break;
    case 'denied':
      peer.close('malformed');
  }
}

/** Answers from what is durable only: nobody may build on what a crash could take back. */
function answer(room: RoomState, channel: Channel, stateVector: Uint8Array): void {
  let update: Uint8Array;
  try {
    update = channel.document.encodeState(stateVector);
  } catch {
    channel.peer.close('malformed');
    return;
  }
  sendOn(channel, { type: 'step2', update });
  if (update.length > longAnswerBytes) takeTurns(room, channel.peer, update.length / longAnswerBytes);
}

/** Lets others in before the next message, and counts this one as more of them: many of its kind come in one packet. */
function takeTurns(room: RoomState, peer: Peer, cost: number): void {
  peer.charge(cost);
  peer.pause();
  room.clock.after(0, () => peer.resume((bytes) => take(room, peer, bytes)));
}

function takeCarets(room: RoomState, channel: Channel, bytes: Uint8Array): void {
  const decoded = decodeAwareness(bytes);
  if (!decoded.ok) {
    channel.peer.close('malformed');
    return;
  }
  const { carets, name } = channel.document;
  const stands = carets.receive(channel, decoded.states, room.clock.now());
  if (carets.hasChanges) room.presence.caretsChanged();
  if (stands && name !== recordName) room.presence.stands(channel.peer, name);
}
