// What a client of somebody's own making can send to a report that is open: one line an attack. To add one, add a line.

import { schemaVersion } from '@huigao/report';
import {
  type AwarenessState,
  type ControlMessage,
  encodeAwareness,
  encodeBare,
  encodeControl,
  encodeOnChannel,
  maxMessageBytes,
  protocolVersion,
} from '@huigao/sync/protocol';
import * as Y from 'yjs';
import { content, element, type Id, item, put, raw, string, update } from './hostile-bytes';

/** What an attack can aim at. */
export interface Target {
  /** A client id that nobody has used. */
  readonly mine: number;
  /** The client ids of the server's first content and of another person, and where they go on. */
  readonly server: Id;
  readonly other: Id;
  /** The first block of the text, its text, and the first and the last character of that. */
  readonly block: Id;
  readonly text: Id;
  readonly first: Id;
  readonly last: Id;
  /** A change that anybody who may write could make. */
  readonly honest: Uint8Array;
  /** A section of a report that the attacker is not in. */
  readonly elsewhere: string;
}

/** The code of a refusal, else the name of the close, else `cut off`, or `nothing`: the connection goes on. */
export type Answer = string;

type Updates = readonly (readonly [what: string, update: (at: Target) => Uint8Array, writer: Answer])[];

const nobody: Id = { client: 4_000_000_007, clock: 3 };
const huge = 2 ** 53 - 1;
/** A number of more bits than any safe integer. */
const endless = raw(255, 255, 255, 255, 255, 255, 255, 255, 255, 127);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
/** One struct of a client never seen. */
const one = (at: Target, struct: Uint8Array) => update([[at.mine, 0, struct]]);
const nested = ({ mine, block }: Target, depth: number) =>
  update([
    [
      mine,
      0,
      ...times(depth, (at) => element({ in: at ? { client: mine, clock: at - 1 } : block }, 'paragraph')),
    ],
  ]);

/**
 * Updates, each sent as `update` and as `step2`, on a channel and on a socket of its own. Whoever may not write is answered
 * `not-yours` whatever it is.
 */
// biome-ignore format: one attack a line.
export const updates: Updates = [
  // Bytes
  ['no bytes at all', () => raw(), 'malformed'],
  ['half of nothing', () => raw(0), 'malformed'],
  ['noise', () => raw(...times(300, (at) => (at * 197 + 41) % 256)), 'too-large'],
  ['an honest edit without its last byte', ({ honest }) => honest.slice(0, -1), 'malformed'],
  ['half an honest edit', ({ honest }) => honest.slice(0, honest.length / 2), 'malformed'],
  ['an honest edit and one byte more', ({ honest }) => put(honest, 0), 'malformed'],
  ['an honest edit twice', ({ honest }) => put(honest, honest), 'malformed'],
  ['an honest edit in format V2', ({ honest }) => Y.convertUpdateFormatV1ToV2(honest), 'malformed'],
  ['half a megabyte of 255', () => new Uint8Array(500_000).fill(255), 'malformed'],
  // Counts and lengths
  ['four thousand million clients', () => put(2 ** 32, 0), 'too-large'],
  ['two thousand million structs', ({ mine }) => put(1, 2 ** 31, mine, 0, 0), 'too-large'],
  ['a count that is no safe integer', () => put(endless, 0), 'malformed'],
  ['a length that is no safe integer', ({ mine }) => put(1, 1, mine, 0, raw(content.gc), endless, 0), 'malformed'],
  ['a number longer than it need be', () => raw(0x80, 0, 0), 'malformed'],
  ['a length of zero', (at) => one(at, put(raw(content.gc), 0)), 'malformed'],
  ['a deletion of nothing', ({ server }) => update([], [[server.client, 0, 0]]), 'malformed'],
  ['a text of no length', (at) => one(at, string({ after: at.last }, '')), 'malformed'],
  ['a text longer than the message', (at) => one(at, item(content.string, { after: at.last }, 2 ** 40)), 'too-large'],
  ['the same client twice', (at) => update(times(2, () => [at.mine, 0, string({ after: at.last }, 'x')])), 'malformed'],
  ['a thousand and one clients', () => put(1001, ...times(1001, (at) => put(1, 5000 - at, 0, raw(0), 1)), 0), 'too-large'],
  ['a struct of ten thousand million', (at) => one(at, put(raw(content.gc), 10 ** 10)), 'too-large'],
  ['nine thousand structs', (at) => update([[at.mine, 0, ...times(9000, () => string({ after: at.last }, 'x'))]]), 'too-large'],
  ['more text than a section holds', (at) => one(at, string({ after: at.last }, 'x'.repeat(600_000))), 'section-full'],
  // Clients and clocks
  ['the name of another person', (at) => update([[at.other.client, at.other.clock, string({ after: at.last }, 'x')]]), 'foreign-client'],
  ['the name of the server', (at) => update([[at.server.client, at.server.clock, string({ after: at.last }, 'x')]]), 'foreign-client'],
  ['a clock ahead', (at) => update([[at.mine, 1, string({ after: at.last }, 'x')]]), 'missing'],
  ['a clock without end', (at) => update([[at.mine, huge, string({ after: at.last }, 'x')]]), 'too-large'],
  ['another past of another person', (at) => update([[at.other.client, 0, string({ root: 'body' }, 'x')]]), 'nothing'],
  // What is not there
  ['an unknown neighbour', (at) => one(at, string({ after: nobody }, 'x')), 'missing'],
  ['an unknown right neighbour', (at) => one(at, string({ before: nobody }, 'x')), 'missing'],
  ['an unknown parent', (at) => one(at, string({ in: nobody }, 'x')), 'missing'],
  ['a struct that waits for itself', (at) => one(at, string({ after: { client: at.mine, clock: 0 } }, 'x')), 'missing'],
  ['a deletion of what is not there', () => update([], [[nobody.client, 0, 5]]), 'missing'],
  ['a deletion of all there will ever be', ({ server }) => update([], [[server.client, 0, huge]]), 'too-large'],
  ['a gap to be filled later', (at) => one(at, put(raw(content.skip), 5)), 'unsupported'],
  // Roots, nodes, marks, values
  ['an unknown root', (at) => one(at, item(content.type, { root: 'evil' }, 3, 'paragraph')), 'unsupported'],
  ['the root __proto__', (at) => one(at, item(content.type, { root: '__proto__' }, 3, 'paragraph')), 'unsupported'],
  ['a root of a million letters', (at) => one(at, item(content.type, { root: 'x'.repeat(900_000) }, 3, 'paragraph')), 'too-large'],
  ['an entry of the root', (at) => one(at, item(content.any, { root: 'body', key: 'evil' }, 1, raw(119), 'x')), 'unsupported'],
  ['an unknown node', (at) => one(at, element({ after: at.block }, 'script')), 'bad-shape'],
  ['the node __proto__', (at) => one(at, element({ after: at.block }, '__proto__')), 'bad-shape'],
  ['an element in a text', (at) => one(at, element({ in: at.text }, 'paragraph')), 'bad-shape'],
  ['text outside a block', (at) => one(at, item(content.type, { root: 'body' }, 6)), 'bad-shape'],
  ['nested a hundred deep', (at) => nested(at, 100), 'bad-shape'],
  ['nested six thousand deep', (at) => nested(at, 6000), 'bad-shape'],
  ['an unknown mark', (at) => one(at, item(content.mark, { after: at.last }, 'link', '{"href":"javascript:alert(1)"}')), 'bad-shape'],
  ['a mark that is no JSON', (at) => one(at, item(content.mark, { after: at.last }, 'bold', '{')), 'malformed'],
  ['a mark with a prototype', (at) => one(at, item(content.mark, { after: at.last }, '__proto__', '{"x":1}')), 'bad-shape'],
  ['an unknown attribute', (at) => one(at, item(content.any, { in: at.block, key: 'onclick' }, 1, raw(119), 'x')), 'bad-shape'],
  ['an attribute that is an object', (at) => one(at, item(content.any, { in: at.block, key: 'level' }, 1, raw(118), 0)), 'unsupported'],
  ['a value of a hundred kilobytes', (at) => one(at, item(content.any, { in: at.block, key: 'level' }, 1, raw(119), 'x'.repeat(1e5))), 'too-large'],
  ['a document within', (at) => one(at, item(content.document, { after: at.block }, 'guid', raw(118), 0)), 'unsupported'],
  ['bytes as content', (at) => one(at, item(content.binary, { after: at.block }, 3, raw(1, 2, 3))), 'unsupported'],
  ['JSON as content', (at) => one(at, item(content.json, { after: at.block }, 1, '{"x":1}')), 'unsupported'],
  ['an embedded picture', (at) => one(at, item(content.embed, { after: at.last }, '{"src":"http://evil.example/x.png"}')), 'unsupported'],
  ['a kind of content that there is not', (at) => one(at, item(31, { after: at.last }, 1)), 'unsupported'],
  // Text and order
  ['half a character', (at) => one(at, item(content.string, { after: at.last }, 3, raw(0xed, 0xa0, 0x80))), 'malformed'],
  ['the replacement character', (at) => one(at, string({ after: at.last }, '\uFFFD')), 'bad-text'],
  ['neighbours the wrong way round in one piece', (at) => one(at, string({ after: { ...at.last, clock: at.last.clock - 2 }, before: { ...at.last, clock: at.last.clock - 4 } }, 'x')), 'bad-order'],
  ['neighbours the wrong way round', (at) => one(at, string({ after: at.last, before: at.first }, 'x')), 'bad-order'],
];

type Where = 'greeted' | 'before hello' | 'bare';
type Frames = readonly (readonly [
  what: string,
  where: Where,
  frames: (at: Target) => readonly (Uint8Array | string)[],
  answer: Answer,
])[];

const tell = (message: ControlMessage) => encodeControl(message);
const open = (channel: number, document: string, generation = 0) =>
  tell({ type: 'open', channel, document, generation });
const hello = (change: Partial<{ protocol: number; schema: number; tab: string }> = {}) =>
  tell({ type: 'hello', protocol: protocolVersion, schema: schemaVersion, tab: 'evil', ...change });
const presence = (...states: readonly AwarenessState[]) =>
  encodeOnChannel(1, { type: 'awareness', states: encodeAwareness(states) });
const user = { id: 'owner', name: 'owner', color: '#000000' };
const state = (client: number, value: unknown): AwarenessState => ({
  client,
  clock: huge,
  json: JSON.stringify(value),
});
const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;

/** Frames of other kinds, or at the wrong time. On `greeted` connections and `bare` ones the section is open. */
// biome-ignore format: one attack a line.
export const frames: Frames = [
  // Bytes
  ['nothing', 'greeted', () => [raw()], 'malformed'],
  ['nothing', 'bare', () => [raw()], 'malformed'],
  ['text', 'greeted', () => ['hello'], 'malformed'],
  ['noise', 'greeted', () => [raw(...times(40, (at) => (at * 89 + 7) % 256))], 'malformed'],
  ['noise', 'bare', () => [raw(...times(40, (at) => (at * 89 + 7) % 256))], 'malformed'],
  ['a channel that is no safe integer', 'greeted', () => [endless], 'malformed'],
  ['a length beyond the frame', 'greeted', () => [put(1, 0, 2, 2 ** 32)], 'malformed'],
  ['a length beyond the frame', 'bare', () => [put(0, 2, 2 ** 32)], 'malformed'],
  ['a byte too many', 'greeted', () => [put(tell({ type: 'ping' }), 0)], 'malformed'],
  ['a byte over the largest frame', 'greeted', () => [new Uint8Array(maxMessageBytes + 1)], 'too-large'],
  ['four megabytes', 'greeted', () => [new Uint8Array(4 * 1024 * 1024)], 'cut off'],
  ['four megabytes', 'bare', () => [new Uint8Array(4 * 1024 * 1024)], 'cut off'],
  // Out of turn
  ['an edit', 'before hello', ({ honest }) => [encodeOnChannel(1, { type: 'update', update: honest })], 'malformed'],
  ['an opening', 'before hello', () => [open(1, 'record')], 'malformed'],
  ['a second hello', 'greeted', () => [hello()], 'malformed'],
  ['a hello of an old page', 'before hello', () => [hello({ protocol: 0 })], 'outdated'],
  ['a hello of a page to come', 'before hello', () => [hello({ schema: huge })], 'server-outdated'],
  ['a tab of ten thousand letters', 'before hello', () => [hello({ tab: 'x'.repeat(10_000) })], 'malformed'],
  ['what only a server says', 'greeted', () => [tell({ type: 'acknowledged', count: huge })], 'malformed'],
  ['rights for oneself', 'greeted', () => [tell({ type: 'rights', document: 'record', right: 'rw', epoch: huge, health: 'sound', who: null })], 'malformed'],
  ['a denial', 'bare', () => [encodeBare({ type: 'denied', reason: 'x' })], 'malformed'],
  ['an unknown control message', 'greeted', () => [put(0, 99)], 'malformed'],
  ['an unknown message', 'greeted', () => [put(1, 99)], 'malformed'],
  ['an unknown step', 'bare', () => [put(0, 3, 0)], 'malformed'],
  // Channels and documents
  ['an edit where nothing is open', 'greeted', ({ honest }) => [encodeOnChannel(77, { type: 'update', update: honest })], 'not-open'],
  ['channel 0 for a document', 'greeted', () => [open(0, 'record')], 'malformed'],
  ['one channel twice', 'greeted', () => [open(1, 'record')], 'malformed'],
  ['a document that is not there', 'greeted', () => [open(2, 'none')], 'nothing'],
  ['the document __proto__', 'greeted', () => [open(2, '__proto__')], 'nothing'],
  ['a section of another report', 'greeted', ({ elsewhere }) => [open(2, elsewhere), encodeOnChannel(2, { type: 'step1', stateVector: raw(0) })], 'nothing'],
  ['the record as it never was', 'greeted', ({ honest }) => [open(2, 'record', huge), encodeOnChannel(2, { type: 'update', update: honest })], 'not-open'],
  ['two hundred and fifty-seven channels', 'greeted', () => times(257, (at) => open(at + 2, 'record')), 'malformed'],
  ['an edit of the record', 'greeted', ({ honest }) => [open(2, 'record'), encodeOnChannel(2, { type: 'update', update: honest })], 'record-read-only'],
  // State vectors
  ['a vector of noise', 'greeted', () => [encodeOnChannel(1, { type: 'step1', stateVector: raw(9, 9, 9) })], 'malformed'],
  ['a vector of four thousand million', 'bare', () => [encodeBare({ type: 'step1', stateVector: put(2 ** 32) })], 'malformed'],
  ['two thousand closings', 'greeted', () => times(2000, () => tell({ type: 'close', channel: 99 })), 'too-many-messages'],
  // Presence
  ['the caret of another client', 'greeted', ({ other }) => [presence(state(other.client, { user, cursor: null }))], 'nothing'],
  ['a hundred carets', 'greeted', ({ mine }) => [presence(...times(100, (at) => state(mine + at, { user, cursor: {} })))], 'nothing'],
  ['five thousand carets', 'greeted', ({ mine }) => [presence(...times(5000, (at) => state(mine + at, null)))], 'malformed'],
  ['a caret that is no JSON', 'greeted', ({ mine }) => [presence({ client: mine, clock: 1, json: '{' })], 'nothing'],
  ['a caret nested thirty thousand deep', 'greeted', ({ mine }) => [presence({ client: mine, clock: 1, json: `{"cursor":${deep}}` })], 'nothing'],
  ['a caret with a prototype', 'greeted', ({ mine }) => [presence({ client: mine, clock: 1, json: '{"__proto__":{"x":1},"cursor":{"__proto__":{}}}' })], 'nothing'],
  ['presence of noise', 'greeted', () => [encodeOnChannel(1, { type: 'awareness', states: raw(255, 255, 255, 255, 255) })], 'malformed'],
];

/** Bytes on the line that are no websocket frame of the standard, sent by one who has been let in. */
// biome-ignore format: one attack a line.
export const brokenFrames: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['a frame without a mask', raw(0x82, 1, 0)],
  ['a reserved bit', raw(0xf2, 0x81, 0, 0, 0, 0, 0)],
  ['a reserved kind', raw(0x83, 0x81, 0, 0, 0, 0, 0)],
  ['a length of nine million million million', raw(0x82, 0xff, 127, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0)],
  ['a ping of two hundred bytes', raw(0x89, 0xfe, 0, 200, 0, 0, 0, 0, ...new Uint8Array(200))],
  ['a continuation of nothing', raw(0x80, 0x81, 0, 0, 0, 0, 0)],
  ['a part of a ping', raw(0x09, 0x80, 0, 0, 0, 0)],
  ['text that is no UTF-8', raw(0x81, 0x82, 0, 0, 0, 0, 0xc0, 0x80)],
  ['a close code that there is not', raw(0x88, 0x82, 0, 0, 0, 0, 0, 1)],
  ['a web page', new TextEncoder().encode('GET / HTTP/1.1\r\n\r\n')],
];

/** Requests that are no HTTP, or too much of it, and the status they are answered with; null: the connection is only ended. */
// biome-ignore format: one attack a line.
export const brokenRequests: readonly (readonly [what: string, request: string, status: number | null])[] = [
  ['noise', '\u0000\u0001\u0002\r\n\r\n', 400],
  ['no method', '/ HTTP/1.1\r\n\r\n', 400],
  ['a length that is no number', 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ten\r\n\r\n', 400],
  ['a length below zero', 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: -5\r\n\r\n', 400],
  ['two lengths', 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', 400],
  ['a length and chunks', 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ['a chunk that is no number', 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400],
  ['a head of a hundred kilobytes', `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
  ['an upload of a terabyte', 'POST /api/v1/import HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1000000000000\r\n\r\nx', 413],
  ['an upgrade without a key', 'GET /sync/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 401],
  ['an upgrade to something else', 'GET /sync/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n', 401],
  ['a broken escape', 'GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
  ['a way up', 'GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
];
