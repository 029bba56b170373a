// Frames that no honest client sends, as plain data: noise, honest messages with damage, updates written struct by struct, presence
// and control messages that lie. They are made into bytes against the report that they attack.

import {
  type ClientIds,
  type Damage,
  damage,
  damageSpec,
  type WrittenSpec,
  writeUpdate,
  writtenSpec,
} from '@huigao/authority/hostile-updates';
import { schemaVersion } from '@huigao/report';
import {
  type ControlMessage,
  type DocumentMessage,
  encodeAwareness,
  encodeControl,
  encodeOnChannel,
  protocolVersion,
} from '@huigao/sync/protocol';
import fc from 'fast-check';
import * as Y from 'yjs';
import { edits } from '../convergence/edits';

interface Presence {
  readonly owner: keyof ClientIds;
  readonly clock: number;
  readonly json: string;
}

type Said =
  | { readonly say: 'noise'; readonly bytes: Uint8Array }
  | { readonly say: 'written'; readonly as: 'update' | 'step2'; readonly spec: WrittenSpec }
  | { readonly say: 'edit'; readonly as: 'update' | 'step2'; readonly at: number; readonly whole: boolean }
  | { readonly say: 'vector'; readonly bytes: Uint8Array }
  | { readonly say: 'presence'; readonly states: readonly Presence[] }
  | { readonly say: 'control'; readonly control: ControlMessage };

/** What is said, on which channel, and how its bytes are damaged: inside the message, or the frame itself. */
export interface HostileFrame {
  readonly said: Said;
  /** Document that is open on it; `unopened` and `record` are seldom meant. */
  readonly on: 'section' | 'record' | 'unopened';
  readonly damages: readonly Damage[];
  readonly damageFrame: boolean;
}

const numbers = fc.oneof(fc.nat({ max: 5 }), fc.constantFrom(0, 255, 2 ** 32, 2 ** 53 - 1));
const ids = fc.oneof(
  fc.constantFrom('record', 'budget', 'goals', 'part', '__proto__', '', 'none'),
  fc.string({ maxLength: 140 }),
);
const as = fc.constantFrom('update' as const, 'step2' as const);
const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

const json = fc.oneof(
  fc.constantFrom(
    'null',
    '{',
    '[]',
    '{"user":{"id":"owner","name":"owner"},"cursor":{}}',
    '{"__proto__":{"cursor":{}},"cursor":null}',
    `{"cursor":${'['.repeat(500)}${']'.repeat(500)}}`,
    `{"cursor":{"x":"${'字'.repeat(400)}"}}`,
  ),
  fc.json({ maxDepth: 4 }),
);

const presence = fc.record<Presence>({
  owner: fc.constantFrom('mallory', 'victim', 'server', 'fresh', 'stranger'),
  clock: numbers,
  json,
});

const control: fc.Arbitrary<ControlMessage> = fc.oneof(
  fc.record({ type: fc.constant('open' as const), channel: numbers, document: ids, generation: numbers }),
  fc.record({ type: fc.constant('close' as const), channel: numbers }),
  fc.record({ type: fc.constantFrom('compare' as const, 'mismatch' as const), channel: numbers }),
  fc.record({
    type: fc.constant('hello' as const),
    protocol: fc.oneof(fc.constant(protocolVersion), numbers),
    schema: fc.oneof(fc.constant(schemaVersion), numbers),
    tab: fc.string({ maxLength: 140 }),
  }),
  fc.record({ type: fc.constant('acknowledged' as const), count: numbers }),
  fc.record({
    type: fc.constant('rights' as const),
    document: ids,
    right: fc.constantFrom('rw' as const, 'r' as const, 'none' as const),
    epoch: numbers,
    health: fc.constantFrom('sound' as const, 'damaged' as const),
    who: fc.option(ids),
  }),
  fc.record({ type: fc.constantFrom('ping' as const, 'pong' as const) }),
);

const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ say: fc.constant('written' as const), as, spec: writtenSpec }) },
  {
    weight: 4,
    arbitrary: fc.record({ say: fc.constant('edit' as const), as, at: fc.nat(), whole: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ say: fc.constant('noise' as const), bytes: bytes(80) }) },
  { weight: 1, arbitrary: fc.record({ say: fc.constant('vector' as const), bytes: bytes(40) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      say: fc.constant('presence' as const),
      states: fc.array(presence, { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ say: fc.constant('control' as const), control }) },
);

export const hostileFrame: fc.Arbitrary<HostileFrame> = fc.record({
  said,
  on: fc.oneof(
    { weight: 12, arbitrary: fc.constant('section' as const) },
    { weight: 1, arbitrary: fc.constantFrom('record' as const, 'unopened' as const) },
  ),
  damages: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(damageSpec, { minLength: 1, maxLength: 2 }) },
  ),
  damageFrame: fc.boolean(),
});

/** What there is to attack: the section as it is shown, and whose client ids it knows. */
export interface Surroundings {
  readonly section: Y.Doc;
  readonly ids: ClientIds;
  readonly channelOf: (on: HostileFrame['on']) => number;
}

/** An edit that an honest client could make, as its update. */
function honestEdit({ section, ids }: Surroundings, at: number, whole: boolean): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(section));
  copy.clientID = ids.mallory;
  edits.type(copy, at, '误');
  return Y.encodeStateAsUpdate(copy, whole ? undefined : Y.encodeStateVector(section));
}

function messageOf(said: Exclude<Said, { say: 'noise' | 'control' }>, around: Surroundings): DocumentMessage {
  switch (said.say) {
    case 'written':
      return { type: said.as, update: writeUpdate(said.spec, around.section, around.ids) };
    case 'edit':
      return { type: said.as, update: honestEdit(around, said.at, said.whole) };
    case 'vector':
      return { type: 'step1', stateVector: said.bytes };
    case 'presence': {
      const states = said.states.map(({ owner, clock, json }) => ({
        client: around.ids[owner],
        clock,
        json,
      }));
      return { type: 'awareness', states: encodeAwareness(states) };
    }
  }
}

function damaged(message: DocumentMessage, damages: readonly Damage[]): DocumentMessage {
  const apply = (bytes: Uint8Array) => damages.reduce(damage, bytes);
  switch (message.type) {
    case 'update':
    case 'step2':
      return { ...message, update: apply(message.update) };
    case 'awareness':
      return { ...message, states: apply(message.states) };
    default:
      return message;
  }
}

/** The bytes of a frame. */
export function frameBytes(frame: HostileFrame, around: Surroundings): Uint8Array {
  const { said, damages, damageFrame } = frame;
  if (said.say === 'noise') return said.bytes;
  const inside = damageFrame ? [] : damages;
  const bytes =
    said.say === 'control'
      ? encodeControl(said.control)
      : encodeOnChannel(around.channelOf(frame.on), damaged(messageOf(said, around), inside));
  return damageFrame ? damages.reduce(damage, bytes) : bytes;
}

/** Some frames, the same each time for the same seed. */
export const hostileFrames = (count: number, seed: number): readonly HostileFrame[] =>
  fc.sample(hostileFrame, { seed, numRuns: count });
