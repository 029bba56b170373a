import { groundText } from '@huigao/report';
import { anchorOf, anchorOfPoint, readBody } from '@huigao/report-doc';
import { ReportRoom } from '@huigao/sync/room';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { openSection } from '../../test/socket-client';
import { systemClock } from '../clock';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
let reviewer: HttpClient & { readonly id: string };
/** The section that is suggested in. */
let section: string;
let doc: Y.Doc;
let next = 0;

beforeAll(async () => {
  server = await startServer();
});
beforeEach(async () => {
  shared = await shareReport(server);
  reviewer = await server.signedIn(`reviewer${++next}`);
  await shared.command(shared.owner, {
    type: 'setMember',
    person: reviewer.id,
    name: '',
    roles: ['reviewer'],
  });
  await turnTo(shared.sections.budget!);
});
afterAll(() => server.stop());

async function turnTo(id: string): Promise<void> {
  section = id;
  const opened = await openSection(reviewer, shared.id, section);
  opened.socket.socket.terminate();
  doc = opened.doc;
}
const record = async () => (await server.rooms.room(shared.id as never))!.record;
const suggestion = async (id: string) => (await record()).suggestions.get(id as never);
const text = async () =>
  (await server.rooms.room(shared.id as never))!.exportReport().bodies.get(section as never)!.textContent;
const bodyNow = () => {
  const read = readBody(doc);
  if (!read.ok) throw new Error(read.code);
  return read.body;
};
const inline = (words: string) => ({ content: [{ type: 'text', text: words }] });

/** A change of the first characters of the section. */
function suggest(more: Record<string, unknown> = {}, range = { from: 1, to: 3 }) {
  return {
    type: 'suggest',
    suggestion: `s${++next}`,
    section,
    anchor: range.from === range.to ? anchorOfPoint(doc, range.from) : anchorOf(doc, range),
    text: groundText(bodyNow(), range),
    change: { do: 'replace', slice: inline('本部门') },
    why: '写明单位',
    ...more,
  };
}
const accept = (id: string, version = 1) => ({
  type: 'acceptSuggestions',
  suggestions: [{ suggestion: id, version }],
});

test('what a reviewer suggests is accepted by the drafter: in the text and in the record, in one entry of the log each', async () => {
  const before = await text();
  const command = suggest();
  expect((await shared.command(reviewer, command)).status).toBe(200);
  expect(await text()).toBe(before);
  const head = () => server.rooms.room(shared.id as never).then((room) => room!.state().seq);
  const seq = await head();
  expect((await shared.command(shared.drafter, accept(command.suggestion))).status).toBe(200);
  expect(await text()).toBe(`本部门${before.slice(2)}`);
  expect(await head()).toBe(seq + 2);
  expect(await suggestion(command.suggestion)).toMatchObject({
    by: reviewer.id,
    why: '写明单位',
    decision: { end: 'accepted', by: shared.drafter.id },
  });
  const undo = { ...accept(command.suggestion, 2), type: 'reopenSuggestions' };
  expect((await shared.command(shared.drafter, undo)).status).toBe(200);
  expect(await text()).toBe(before);
  expect(await suggestion(command.suggestion)).toMatchObject({ decision: null, version: 3 });
});

test('what was accepted together lies in one append, and the report opens from the log as it was shown', async () => {
  const command = suggest();
  await shared.command(reviewer, command);
  await shared.command(shared.drafter, accept(command.suggestion));
  const shown = await text();
  const loaded = (await server.storage.load(shared.id as never))!;
  const [put, change] = loaded.entries.slice(-2);
  expect([put!.document, change!.document]).toEqual([section, 'record']);
  expect([put!.person, change!.person]).toEqual([shared.drafter.id, shared.drafter.id]);
  const options = { report: shared.id as never, log: server.storage, clock: systemClock, failed: () => {} };
  const again = (await ReportRoom.open(options))!.exportReport();
  expect(again.bodies.get(section as never)!.textContent).toBe(shown);
  expect(again.suggestions.get(command.suggestion as never)).toMatchObject({ decision: { end: 'accepted' } });
});

test('an insertion at a point is typed around, and goes where it was meant', async () => {
  const before = await text();
  const command = suggest({}, { from: 1, to: 1 });
  expect((await shared.command(reviewer, command)).status).toBe(200);
  expect((await shared.command(shared.drafter, accept(command.suggestion))).status).toBe(200);
  expect(await text()).toBe(`本部门${before}`);
});

test('what a hostile client sends is refused with a code, and nothing changes', async () => {
  const known = suggest();
  await shared.command(reviewer, known);
  const state = async () => JSON.stringify([[...(await record()).suggestions], await text()]);
  const before = await state();
  const anchor = known.anchor!;
  const replace = (slice: unknown) => suggest({ change: { do: 'replace', slice } });
  const nodes = (...content: unknown[]) => ({ content });
  const revise = (by: HttpClient) => {
    const { section: _section, ...rest } = suggest({ suggestion: known.suggestion });
    return [by, { ...rest, type: 'reviseSuggestion' }] as const;
  };
  const place = { type: 'place', attrs: { figure: 'none', format: '', shown: '1' } };
  const marked = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] };
  const hostile: readonly (readonly [string, HttpClient, unknown, number, string])[] = [
    ['a viewer', shared.viewer, suggest(), 403, 'forbidden'],
    ['a stranger', shared.stranger, suggest(), 404, 'not-found'],
    ['a foreign author', ...revise(shared.drafter), 403, 'forbidden'],
    ['a foreign author who owns the report', ...revise(shared.owner), 403, 'forbidden'],
    [
      'withdrawing for others',
      shared.owner,
      { type: 'withdrawSuggestion', suggestion: known.suggestion },
      403,
      'forbidden',
    ],
    ['accepting without the right to edit', reviewer, accept(known.suggestion), 403, 'forbidden'],
    [
      'rejecting without it',
      reviewer,
      { ...accept(known.suggestion), type: 'rejectSuggestions' },
      403,
      'forbidden',
    ],
    ['accepting as a viewer', shared.viewer, accept(known.suggestion), 403, 'forbidden'],
    ['accepting what is not there', shared.owner, accept('none'), 404, 'not-found'],
    ['accepting another version', shared.owner, accept(known.suggestion, 7), 409, 'suggestion-revised'],
    [
      'accepting nothing',
      shared.owner,
      { type: 'acceptSuggestions', suggestions: [] },
      422,
      'bad-suggestion',
    ],
    [
      'reopening what is open',
      shared.owner,
      { ...accept(known.suggestion), type: 'reopenSuggestions' },
      409,
      'suggestion-decided',
    ],
    ['an id that is taken', reviewer, { ...suggest(), suggestion: known.suggestion }, 409, 'exists'],
    ['an unknown section', reviewer, suggest({ section: 'none' }), 404, 'not-found'],
    ['the record', reviewer, suggest({ section: 'record' }), 404, 'not-found'],
    ['a part', reviewer, suggest({ section: shared.sections.part }), 403, 'forbidden'],
    [
      'an anchor of another section',
      reviewer,
      suggest({ section: shared.sections.goals }),
      409,
      'bad-anchor',
    ],
    [
      'a reversed anchor',
      reviewer,
      suggest({ anchor: { from: anchor.to, to: anchor.from } }),
      409,
      'bad-anchor',
    ],
    ['no anchor at all', reviewer, suggest({ anchor: { from: 'AAAA', to: '!!' } }), 409, 'bad-anchor'],
    ['words that do not stand there', reviewer, suggest({ text: '别的' }), 409, 'suggestion-stale'],
    ['another author', reviewer, suggest({ by: shared.owner.id }), 400, 'bad-request'],
    ['a decision', reviewer, suggest({ decision: { end: 'accepted' } }), 400, 'bad-request'],
    ['100 kB', reviewer, replace(inline('长'.repeat(34_000))), 422, 'bad-suggestion'],
    ['an unknown node', reviewer, replace(nodes({ type: 'script' })), 422, 'bad-suggestion'],
    ['an unknown mark', reviewer, replace(nodes(marked)), 422, 'bad-suggestion'],
    ['an unknown figure', reviewer, replace(nodes(place)), 404, 'not-found'],
    ['half a character', reviewer, replace(nodes({ type: 'text', text: '\uD840' })), 422, 'bad-suggestion'],
    ['an unknown way', reviewer, suggest({ change: { do: 'burn' } }), 400, 'bad-request'],
    ['a long reason', reviewer, suggest({ why: '长'.repeat(1500) }), 422, 'bad-suggestion'],
  ];
  for (const [what, client, command, status, code] of hostile) {
    const answer = await shared.command(client, command);
    expect([answer.status, answer.body.code], what).toEqual([status, code]);
    expect(await state(), what).toBe(before);
  }
});

test('it is decided once', async () => {
  const command = suggest();
  await shared.command(reviewer, command);
  expect((await shared.command(shared.drafter, accept(command.suggestion))).status).toBe(200);
  const after = await text();
  for (const version of [1, 2]) {
    const again = await shared.command(shared.owner, accept(command.suggestion, version));
    expect(again.body.code).toBe('suggestion-decided');
  }
  expect(await text()).toBe(after);
});

test('in a locked section one suggests, and nobody decides', async () => {
  await turnTo(shared.sections.plans!);
  const command = suggest();
  await shared.command(reviewer, command);
  const step = { type: 'advanceSection', section, event: 'submit', why: '', onBehalfOf: null, digest: null };
  expect((await shared.command(shared.owner, step)).status).toBe(200);
  const before = await text();
  expect((await shared.command(shared.owner, accept(command.suggestion))).body.code).toBe('section-locked');
  expect((await shared.command(shared.drafter, accept(command.suggestion))).body.code).toBe('forbidden');
  expect((await shared.command(reviewer, suggest())).status).toBe(200);
  expect(await text()).toBe(before);
});

test('markup stays the text it is', async () => {
  const words = '<img src=x onerror=alert(1)>';
  const command = suggest({ change: { do: 'replace', slice: inline(words) }, why: words });
  await shared.command(reviewer, command);
  expect(await suggestion(command.suggestion)).toMatchObject({ why: words });
  await shared.command(shared.drafter, accept(command.suggestion));
  expect(await text()).toContain(words);
});

test('two who accept at once: one does, and the text changes once', async () => {
  const before = await text();
  const command = suggest();
  await shared.command(reviewer, command);
  const answers = await Promise.all([
    shared.command(shared.drafter, accept(command.suggestion)),
    shared.command(shared.owner, accept(command.suggestion)),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await text()).toBe(`本部门${before.slice(2)}`);
});
