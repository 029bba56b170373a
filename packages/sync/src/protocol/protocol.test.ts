import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAwareness, encodeAwareness } from './awareness-states';
import { closeCodes, closeName, isFinal } from './close-codes';
import { type ControlMessage, controlTable } from './control-message';
import type { DocumentMessage } from './document-message';
import { decodeBare, decodeFrame, encodeBare, encodeControl, encodeOnChannel } from './frame';
import { protocolVersion } from './version';

const controls: readonly ControlMessage[] = [
  { type: 'hello', protocol: 1, schema: 1, tab: 'tab' },
  {
    type: 'welcome',
    person: '张三',
    generation: 3,
    messageBytes: 10,
    cursorBytes: 20,
    documents: [{ document: 'record', right: 'r', epoch: 300, health: 'sound', generation: 0 }],
    head: 2 ** 40,
    storing: 'works',
  },
  { type: 'open', channel: 7, document: 'budget', generation: 12 },
  { type: 'close', channel: 7 },
  { type: 'acknowledged', count: 1 },
  { type: 'refused', message: 4, document: 'budget', code: 'bad-shape', detail: '' },
  { type: 'rights', document: 'budget', right: 'rw', epoch: 9, health: 'sound', who: null },
  { type: 'rights', document: 'budget', right: 'none', epoch: 9, health: 'damaged', who: '李四' },
  {
    type: 'presence',
    people: [{ tab: 't', person: 'p', name: '王五', colour: '#123456', section: null }],
    left: [{ person: 'p', tab: 'u' }],
  },
  { type: 'goaway', reason: 'going-away' },
  { type: 'ping' },
  { type: 'pong' },
  { type: 'replaced', document: 'budget', generation: 12, who: '李四' },
  { type: 'storing', state: 'fails' },
  { type: 'compare', channel: 7 },
  { type: 'digest', channel: 7, digest: '0f' },
  { type: 'mismatch', channel: 7 },
  { type: 'unsaved', sections: ['budget'] },
  {
    type: 'unsynced',
    people: [{ person: 'p', name: '王五', section: 'budget', why: 'cut-off', since: 2 ** 41 }],
  },
];

const bytes = new Uint8Array([1, 2, 3]);
const messages: readonly DocumentMessage[] = [
  { type: 'step1', stateVector: bytes },
  { type: 'step2', update: bytes },
  { type: 'update', update: bytes },
  { type: 'awareness', states: bytes },
  { type: 'denied', reason: 'refused' },
  { type: 'query-awareness' },
];

test('[SY1] every control message is read as it was written', () => {
  expect(new Set(controls.map(({ type }) => type)).size).toBe(Object.keys(controlTable).length);
  for (const control of controls)
    expect(decodeFrame(encodeControl(control))).toEqual({ ok: true, channel: 0, control });
});

test('[SY1] every message of a document is read as it was written, with a channel and without', () => {
  for (const message of messages) {
    expect(decodeFrame(encodeOnChannel(300, message))).toEqual({ ok: true, channel: 300, message });
    expect(decodeBare(encodeBare(message))).toEqual({ ok: true, message });
  }
});

test('[SY1] awareness states are read as they were written', () => {
  const states = [{ client: 2 ** 32 - 1, clock: 2, json: '{"cursor":null}' }];
  expect(decodeAwareness(encodeAwareness(states))).toEqual({ ok: true, states });
});

const written = [...controls.map(encodeControl), ...messages.map((message) => encodeOnChannel(1, message))];

test('[SY2] a message cut short, or with bytes after its end, is malformed', () => {
  for (const whole of written) {
    for (let length = 0; length < whole.length; length++)
      expect(decodeFrame(whole.subarray(0, length)).ok).toBe(false);
    expect(decodeFrame(new Uint8Array([...whole, 0])).ok).toBe(false);
  }
});

test('[SY2] reading never looks beyond the message, whatever lies there', () => {
  const claimsMore = new Uint8Array([1, 0, 0, 5, 1, 2, 3, 4, 5, 6]).subarray(0, 5);
  expect(decodeFrame(claimsMore)).toMatchObject({ ok: false, code: 'malformed' });
});

test('[SY2] decoding is total', () => {
  const near = fc
    .tuple(fc.constantFrom(...written), fc.nat(), fc.integer({ min: 0, max: 255 }))
    .map(([whole, at, byte]) => whole.with(at % whole.length, byte));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), near), (input) => {
      for (const result of [decodeFrame(input), decodeBare(input), decodeAwareness(input)])
        if (!result.ok) expect(result.code).toBe('malformed');
    }),
    { numRuns: 2000 },
  );
});

test('[SY3] shapes change only with the version of the protocol', () => {
  const shapes = Object.entries(controlTable).map(
    ([type, [number, { shape }]]) => `${number} ${type} ${shape}`,
  );
  const documents = messages.map((message) => `${message.type} ${encodeBare(message).join(' ')}`);
  // Changed a shape? Then raise `protocolVersion`, add a line to its history, and put the new shapes here.
  expect({ protocolVersion, shapes, documents }).toMatchInlineSnapshot(`
    {
      "documents": [
        "step1 0 0 3 1 2 3",
        "step2 0 1 3 1 2 3",
        "update 0 2 3 1 2 3",
        "awareness 1 3 1 2 3",
        "denied 2 0 7 114 101 102 117 115 101 100",
        "query-awareness 3",
      ],
      "protocolVersion": 4,
      "shapes": [
        "1 hello {protocol:uint,schema:uint,tab:text(128)}",
        "2 welcome {person:text(128),generation:uint,messageBytes:uint,cursorBytes:uint,documents:[{document:text(128),right:rw|r|none,epoch:uint,health:sound|damaged,generation:uint}](4096),head:uint,storing:works|fails}",
        "3 open {channel:uint,document:text(128),generation:uint}",
        "4 close {channel:uint}",
        "5 acknowledged {count:uint}",
        "6 refused {message:uint,document:text(128),code:text(64),detail:text(4096)}",
        "7 rights {document:text(128),right:rw|r|none,epoch:uint,health:sound|damaged,who:text(128)?}",
        "8 presence {people:[{tab:text(128),person:text(128),name:text(256),colour:text(16),section:text(128)?}](8192),left:[{person:text(128),tab:text(128)}](8192)}",
        "9 goaway {reason:text(64)}",
        "10 ping {}",
        "11 pong {}",
        "12 replaced {document:text(128),generation:uint,who:text(128)?}",
        "13 storing {state:works|fails}",
        "14 compare {channel:uint}",
        "15 digest {channel:uint,digest:text(64)}",
        "16 mismatch {channel:uint}",
        "17 unsaved {sections:[text(128)](4096)}",
        "18 unsynced {people:[{person:text(128),name:text(256),section:text(128),why:waiting|cut-off,since:uint}](8192)}",
      ],
    }
  `);
});

test('[SY4] 44xx are final and 45xx are not, and each code has one name', () => {
  for (const [name, code] of Object.entries(closeCodes)) {
    expect(closeName(code)).toBe(name);
    expect(isFinal(code)).toBe(code < 4500);
    expect(code >= 4400 && code < 4600).toBe(true);
  }
  expect(closeName(1006)).toBeNull();
});
