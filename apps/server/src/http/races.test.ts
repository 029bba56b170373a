// What several people do to a section at the same moment, with real clients over real sockets: whatever comes first, all of them end
// with the same text and the same status, and nothing that anybody typed is lost.

import { checkReport } from '@huigao/checks';
import { placesByFigure, sectionDigest, sectionId, updatedFigures } from '@huigao/report';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { Typist } from '../../test/typist';

// Real clients, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
let reviewer: HttpClient & { readonly id: string };
let typists: readonly Typist[];
let section: string;

beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
  reviewer = await server.signedIn('reviewer');
  section = shared.sections.plans!;
  await shared.command(shared.owner, {
    type: 'setMember',
    person: reviewer.id,
    name: '',
    roles: ['reviewer'],
  });
  const who = { drafters: [shared.drafter.id], reviewers: [reviewer.id], due: null };
  for (const one of [section, shared.sections.functions])
    await shared.command(shared.owner, { type: 'assignSection', section: one, ...who });
  const seat = { section, gate: { open: true } };
  typists = [
    new Typist('甲', shared.drafter, shared.id, seat),
    new Typist('乙', shared.owner, shared.id, seat),
    new Typist('丙', reviewer, shared.id, seat),
  ];
});
afterAll(async () => {
  await Promise.all(typists.map((one) => one.stop()));
  await server.stop();
});

const room = async () => (await server.rooms.room(shared.id as never))!;
const entryOf = async (id = section) => (await room()).record.outline.find((one) => one.id === id)!;
const digestOf = async (id = section) => sectionDigest((await room()).exportReport(), sectionId(id));
const step = (event: string, more: object = {}) => ({
  type: 'advanceSection',
  section,
  event,
  why: '',
  onBehalfOf: null,
  digest: null,
  ...more,
});

/** All clients and the server show one text, and everybody knows the same status. */
async function agreeInAll(status: string): Promise<string> {
  await expect.poll(async () => (await entryOf()).status).toBe(status);
  await expect.poll(() => typists.every(({ state }) => state.unsaved === 0)).toBe(true);
  await expect.poll(() => new Set(typists.map(({ text }) => text)).size).toBe(1);
  return typists[0]!.text;
}

test('handing in against two who type: the text is locked at one place, and what came too late is kept as a draft', async () => {
  const [first, second] = typists as [Typist, Typist];
  await expect.poll(() => typists.every((one) => one.hasRead(section))).toBe(true);
  first.start(5);
  second.start(5);
  await expect.poll(() => first.count > 10 && second.count > 10).toBe(true);
  expect((await shared.command(shared.drafter, step('submit'))).status).toBe(200);
  const [before, later] = [first.count, second.count];
  await expect
    .poll(() => first.count > before || second.count > later || first.state.drafts.length > 0)
    .toBe(true);
  first.rest();
  second.rest();
  const text = await agreeInAll('submitted');
  const digest = await digestOf();
  for (const one of [first, second]) {
    const kept = text + one.state.drafts.map((draft) => draft.text).join('\n');
    expect(one.typed.filter((mark) => !kept.includes(mark))).toEqual([]);
  }
  // Locked text does not move any more.
  expect(await digestOf()).toBe(digest);
});

test('two agree at once: one is taken, the other is told, and there is one step', async () => {
  const digest = await digestOf();
  const before = (await entryOf()).steps.length;
  const answers = await Promise.all(
    [reviewer, shared.owner].map((who) => shared.command(who, step('agree', { digest }))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  await agreeInAll('agreed');
  expect((await entryOf()).steps.length).toBe(before + 1);
});

test('agreeing against a change of a figure that the text shows: what is agreed is what was seen, or nothing', async () => {
  const report = (await room()).exportReport();
  const blocked = new Set(
    checkReport(report).flatMap(({ severity, place }) =>
      severity === 'block' && place ? [place.section] : [],
    ),
  );
  const [figure, shows] = [...placesByFigure(report)].flatMap(([id, places]) => {
    const place = places.find((one) => !blocked.has(one.section));
    return place && report.figures.get(id)?.kind === 'entered' ? [[id, place.section] as const] : [];
  })[0]!;
  const of = { section: shows };
  expect((await shared.command(shared.owner, { ...step('submit'), ...of })).status).toBe(200);
  const digest = await digestOf(shows);
  const { version } = report.figures.get(figure)!;
  const [agreed, changed] = await Promise.all([
    shared.command(shared.owner, { ...step('agree', { digest }), ...of }),
    shared.command(shared.owner, { type: 'setFigureValue', figure, version, value: '7', why: '' }),
  ]);
  expect(changed.status).toBe(200);
  const entry = await entryOf(shows);
  if (agreed.status === 200) {
    // Agreed before the figure changed: it shows what was seen, and says that there is another value.
    expect(entry.steps.at(-1)!.digest).toBe(digest);
    expect(await digestOf(shows)).toBe(digest);
    expect(updatedFigures((await room()).exportReport(), entry).map((one) => one.figure)).toEqual([figure]);
  } else {
    expect(agreed.body.code).toBe('section-changed');
    expect(entry.status).toBe('submitted');
  }
});
