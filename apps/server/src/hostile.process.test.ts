// Hostile clients of every role against the server as it is shipped, over real sockets and HTTP. What they send is in
// test/hostile/attacks.ts. After each attack somebody else's edit is acknowledged, and a newcomer sees the same text.

import { connect } from 'node:net';
import { schemaVersion } from '@huigao/report';
import {
  decodeAwareness,
  decodeFrame,
  encodeAwareness,
  encodeBare,
  encodeControl,
  encodeOnChannel,
  protocolVersion,
} from '@huigao/sync/protocol';
import { frameBytes, hostileFrames } from '@huigao/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Aim, attack, sendRaw, upgradeRequest } from '../test/hostile/attacker';
import {
  type Answer,
  brokenFrames,
  brokenRequests,
  frames,
  type Target,
  updates,
} from '../test/hostile/attacks';
import { textFor } from '../test/hostile/bystanders';
import { clientFrame, raw } from '../test/hostile/hostile-bytes';
import { mayWrite, members, type Scene, signIn } from '../test/hostile/people';
import { type Stage, setStage } from '../test/hostile/stage';
import { HttpClient } from '../test/running-server';
import { editOf, openChannels, openSection, typed } from '../test/socket-client';

// A real process, on machines that do other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let stage: Stage;
let url: string;
let scene: Scene;
let target: Target;
let watch: Stage['watch'];
beforeAll(async () => {
  stage = await setStage();
  ({ url, scene, target, watch } = stage);
});
afterAll(async () => {
  expect(await stage.clear()).toEqual({ status: 0, troubles: [] });
});

const asBytes = (frame: Uint8Array | string) =>
  typeof frame === 'string' ? new TextEncoder().encode(frame) : frame;

describe('what members send on sockets is answered as it must be, and harms nobody', () => {
  test.each(members)('%s', async (member) => {
    const { report, sections, people } = scene;
    const aim: Aim = { client: people[member], report, section: sections.budget! };
    const { unharmed, end } = await watch(member);
    const found: string[] = [];
    const wanted: string[] = [];
    const note = (what: string, answer: Answer, expected: Answer) => {
      found.push(`${what}: ${answer}`);
      wanted.push(`${what}: ${expected}`);
    };
    for (const [index, [what, make, answer]] of updates.entries()) {
      const bytes = make(target);
      const [first, second] = index % 2 ? (['step2', 'update'] as const) : (['update', 'step2'] as const);
      const expected = mayWrite(member) || answer === 'nothing' ? answer : 'not-yours';
      const onChannel = encodeOnChannel(1, { type: first, update: bytes });
      note(`${what} as ${first}`, await attack(aim, 'greeted', [onChannel]), expected);
      const bare = encodeBare({ type: second, update: bytes });
      note(`${what} as ${second} of a stock client`, await attack(aim, 'bare', [bare]), expected);
      await unharmed(what);
    }
    for (const [what, where, make, expected] of frames) {
      note(`${what}, ${where}`, await attack(aim, where, make(target)), expected);
      await unharmed(what);
    }
    for (const [what, bytes] of brokenFrames) {
      note(what, `${await sendRaw(url, upgradeRequest(aim), bytes)}`, '101');
      await unharmed(what);
    }
    await end();
    expect(found).toEqual(wanted);
  });
});

describe('who is not in the report gets no socket, and what is sent behind the request is never read', () => {
  /** By attack. */
  const everything = () => [
    ...updates.map(([what, make]) => [what, [encodeBare({ type: 'update', update: make(target) })]] as const),
    ...frames.map(([what, , make]) => [what, make(target)] as const),
  ];

  test.each(['not signed in', 'stranger'] as const)('%s', async (who) => {
    const { report, stranger } = scene;
    const client = who === 'stranger' ? stranger : new HttpClient(url);
    const wanted = who === 'stranger' ? 404 : 401;
    const { unharmed, end } = await watch(who);
    for (const [what, sent] of everything()) {
      const behind = sent.map((frame) => clientFrame(asBytes(frame)));
      expect(await sendRaw(url, upgradeRequest({ client, report }), ...behind), what).toBe(wanted);
      await unharmed(what);
    }
    await end();
  });

  const count = Number(process.env.FUZZ_FRAMES ?? 3000);
  const seed = Number(process.env.FUZZ_SEED ?? 20_261_130);
  /** Frames behind one request. */
  const perRequest = 500;

  test.each(['not signed in', 'stranger'] as const)(
    `%s, ${count} generated frames from seed ${seed}`,
    { timeout: 120_000 + 10 * count },
    async (who) => {
      const { report } = scene;
      const client = who === 'stranger' ? await signIn(url, 'another stranger') : new HttpClient(url);
      const { unharmed, end } = await watch(`${who}, ${count} generated frames`);
      for (let sent = 0; sent < count; sent += perRequest) {
        const some = hostileFrames(Math.min(perRequest, count - sent), seed + sent);
        const behind = some.map((frame) => clientFrame(frameBytes(frame, stage.surroundings)));
        const status = await sendRaw(url, upgradeRequest({ client, report }), ...behind);
        expect(status).toBe(who === 'stranger' ? 404 : 401);
        await unharmed(`frames from ${sent} on`);
      }
      await end();
    },
  );
});

test('pages of other sites, and ids of other reports, get nobody anywhere', async () => {
  const { report, foreign, people, sections } = scene;
  const { unharmed, end } = await watch('other sites and reports');
  const evil = 'http://evil.example';
  for (const [member, client] of Object.entries(people)) {
    const at = (id: string) => `/api/v1/reports/${id}`;
    const rename = { type: 'retitleSection', section: foreign.section, title: 'x' };
    const found = [
      await sendRaw(url, upgradeRequest({ client, report }, evil)),
      await sendRaw(url, upgradeRequest({ client, report: foreign.report })),
      await sendRaw(url, upgradeRequest({ client, report: `${report}/${foreign.section}` })),
      await sendRaw(url, upgradeRequest({ client, report: `${foreign.report}/${sections.budget}` })),
      (await client.post(`/reports/${report}/commands`, rename, { origin: evil })).status,
      (await client.post(`/reports/${foreign.report}/commands`, rename)).status,
      (await client.send('GET', `${at(foreign.report)}/export?to=txt`)).status,
      (await client.post(`/reports/${report}/commands`, rename)).body.code,
    ];
    // A section of another report is none of this one; who may not retitle any is told that first.
    const retitle = member === 'owner' ? 'not-found' : 'forbidden';
    expect(found, member).toEqual([403, 404, 404, 404, 403, 404, 404, retitle]);
    await unharmed(member);
  }
  await end();
});

test('what is no HTTP, or too much of it, is answered and ended', async () => {
  const { unharmed, end } = await watch('broken requests');
  const found: unknown[] = [];
  for (const [what, request] of brokenRequests) {
    found.push([what, await sendRaw(url, request)]);
    await unharmed(what);
  }
  await end();
  expect(found).toEqual(brokenRequests.map(([what, , status]) => [what, status]));
});

test('whatever somebody says of themselves, others see who they are', async () => {
  const { honest, people, report, sections } = scene;
  const { unharmed, end } = await watch('presence as another person');
  const onlooker = await openChannels(people.owner, report, [sections.budget!]);
  const attacker = await openChannels(people.viewer, report, [sections.budget!]);
  const user = { id: honest.id, name: 'honest', color: '#000000' };
  const json = JSON.stringify({ user, cursor: { anchor: 1 }, id: honest.id });
  const states = encodeAwareness([{ client: target.mine, clock: 2 ** 53 - 1, json }]);
  attacker.socket.send(encodeOnChannel(1, { type: 'awareness', states }));
  const seen = await onlooker.socket.next((bytes) => {
    const frame = decodeFrame(bytes);
    if (!frame.ok || 'control' in frame || frame.message.type !== 'awareness') return null;
    const read = decodeAwareness(frame.message.states);
    return (read.ok && read.states.find(({ client }) => client === target.mine)) || null;
  });
  expect(JSON.parse(seen.json)).toEqual({
    user: { id: people.viewer.id, name: 'viewer', color: expect.any(String) },
    cursor: { anchor: 1 },
  });
  for (const { socket } of [onlooker, attacker]) socket.socket.terminate();
  await unharmed('presence');
  await end();
});

test('one who asks and never reads is cut off, and what waited for them is let go', async () => {
  const { honest, people, report, sections } = scene;
  const { unharmed, end } = await watch('a slow reader');
  const long = await openSection(honest, report, sections.problems!);
  const text = editOf(long.doc, typed('长'.repeat(100_000)));
  long.socket.send(encodeBare({ type: 'update', update: text }));
  await expect.poll(() => textFor(people.owner, scene, 'problems')).toContain('长长');
  const onlooker = await openChannels(people.owner, report, []);
  const stream = connect(Number(new URL(url).port), '127.0.0.1');
  const closed = new Promise((resolve) => stream.once('close', resolve));
  stream.on('error', () => {});
  stream.pause();
  const hello = { type: 'hello', protocol: protocolVersion, schema: schemaVersion, tab: 'slow' } as const;
  stream.write(upgradeRequest({ client: people.viewer, report }));
  for (const control of [
    hello,
    { type: 'open', channel: 1, document: sections.problems!, generation: 0 } as const,
  ])
    stream.write(clientFrame(encodeControl(control)));
  const question = clientFrame(encodeOnChannel(1, { type: 'step1', stateVector: raw(0) }));
  for (let times = 0; times < 100; times++) stream.write(question);
  let isGone = false;
  const gone = onlooker.socket.next((bytes) => {
    const frame = decodeFrame(bytes);
    if (!frame.ok || !('control' in frame) || frame.control.type !== 'presence') return null;
    return frame.control.left.find(({ tab }) => tab === 'slow') ?? null;
  });
  void gone.then(() => {
    isGone = true;
  });
  while (!isGone) await unharmed('while it does not read');
  expect(await gone).toMatchObject({ person: people.viewer.id });
  stream.resume();
  await closed;
  for (const { socket } of [long, onlooker]) socket.socket.terminate();
  await end();
});
