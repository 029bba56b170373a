// `kill -9` of the real server while people accept suggestions and take that back: of each, text and record say the same afterwards, and
// what was answered is so.

import { randomInt } from 'node:crypto';
import { type BodyRange, groundText } from '@huigao/report';
import { anchorOfPoint, readBody } from '@huigao/report-doc';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltServer, buildServer } from '../test/built-server';
import type { HttpClient } from '../test/running-server';
import { openSection } from '../test/socket-client';
import { sectionsOf, signIn, tell, world } from '../test/torture-world';

const kills = Number(process.env.TORTURE_ACCEPT_KILLS ?? 4);
const perRound = 15;
vi.setConfig({ testTimeout: 60_000 + kills * 30_000, hookTimeout: 120_000 });

let built: BuiltServer;
beforeAll(async () => {
  built = await buildServer();
});
afterAll(() => built.remove());

/** One suggestion: it puts its mark in at a point of its own. */
interface Suggested {
  readonly id: string;
  readonly mark: string;
  version: number;
  /** What was answered last; null: the answer was lost with the server. */
  known: 'open' | 'accepted' | null;
}

/** Points of a section's text that stand apart from one another. */
function pointsIn(body: Parameters<typeof groundText>[0]): readonly number[] {
  const points: number[] = [];
  body.descendants((node, pos) => {
    if (node.isText) for (let at = 1; at < node.nodeSize - 1; at += 3) points.push(pos + at);
  });
  return points;
}

/** Makes suggestions all over a section. */
async function suggest(client: HttpClient, report: string, section: string, round: number) {
  const { doc, socket } = await openSection(client, report, section);
  socket.socket.terminate();
  const read = readBody(doc);
  if (!read.ok) throw new Error(read.code);
  const points = pointsIn(read.body).filter(
    (pos) => !/[‹›]/.test(around(read.body, { from: pos - 1, to: pos + 1 })),
  );
  const made: Suggested[] = [];
  for (const pos of points.slice(0, perRound)) {
    const [id, mark] = [`g${round}-${made.length}`, `‹${round}.${made.length}›`];
    const slice = { content: [{ type: 'text', text: mark }] };
    const answer = await client.post(`/reports/${report}/commands`, {
      type: 'suggest',
      suggestion: id,
      section,
      anchor: anchorOfPoint(doc, pos),
      text: '',
      change: { do: 'replace', slice },
      why: '',
    });
    expect([answer.status, answer.body]).toEqual([200, {}]);
    made.push({ id, mark, version: 1, known: 'open' });
  }
  return made;
}

const around = (body: Parameters<typeof groundText>[0], range: BodyRange) => groundText(body, range);

/** Accepts suggestions one by one, and takes each third back, until the server is gone. */
async function decide(client: HttpClient, report: string, mine: readonly Suggested[]): Promise<void> {
  const send = async (one: Suggested, type: string, end: Suggested['known']) => {
    const suggestions = [{ suggestion: one.id, version: one.version }];
    one.known = null;
    const { status } = await client.post(`/reports/${report}/commands`, { type, suggestions });
    expect(status).toBe(200);
    Object.assign(one, { known: end, version: one.version + 1 });
  };
  try {
    for (const [index, one] of mine.entries()) {
      await send(one, 'acceptSuggestions', 'accepted');
      if (index % 3 === 2) await send(one, 'reopenSuggestions', 'open');
    }
  } catch (error) {
    // The connection went with the server.
    if (!(error instanceof TypeError)) throw error;
  }
}

test(`after ${kills} kills over accepts each suggestion is open with its text as it was, or accepted with its text in`, async () => {
  const { url, start } = await world(built);
  let server = await start();
  const owner = await signIn(url, 'owner');
  const report = (await owner.post('/reports', { from: 'sample' })).body.id as string;
  const [, section] = await sectionsOf(owner, report);
  const people = await Promise.all(['a', 'b', 'c'].map((name) => signIn(url, name)));
  for (const { id } of people) {
    const member = { type: 'setMember', person: id, name: id, roles: ['owner'] };
    expect((await owner.post(`/reports/${report}/commands`, member)).status).toBe(200);
  }
  let [lost, found] = [0, 0];
  for (let round = 0; round < kills; round++) {
    const all = await suggest(owner, report, section!, round);
    const work = people.map((client, index) =>
      decide(
        client,
        report,
        all.filter((_, at) => at % people.length === index),
      ),
    );
    while (all.every(({ known }) => known !== 'accepted')) await new Promise(setImmediate);
    await new Promise((resolve) => setTimeout(resolve, randomInt(40)));
    server.child.kill('SIGKILL');
    await Promise.all([...work, server.ended]);
    server = await start();
    const archive = (await owner.get(`/reports/${report}/export?to=json`)).body;
    const text = JSON.stringify(archive.outline);
    for (const one of all) {
      const kept = archive.remarks.suggestions.find((other: unknown) =>
        JSON.stringify(other).includes(one.mark),
      );
      const end = kept.decision?.end ?? 'open';
      expect([one.mark, text.split(one.mark).length - 1]).toEqual([one.mark, end === 'accepted' ? 1 : 0]);
      if (one.known) expect([one.mark, end]).toEqual([one.mark, one.known]);
      else lost++;
      if (end === 'accepted') found++;
    }
  }
  expect(found).toBeGreaterThan(0);
  tell(
    `kill -9 over accepts: ${kills} kills, ${found} suggestions accepted, ${lost} answers lost with the server; text and record said the same of each`,
  );
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});
