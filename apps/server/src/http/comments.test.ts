import { anchorOf } from '@huigao/report-doc';
import { closeCodes, encodeBare } from '@huigao/sync/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { openSection } from '../../test/socket-client';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
let reviewer: HttpClient & { readonly id: string };
let budget: string;
let anchor: { from: string; to: string };

beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
  budget = shared.sections.budget!;
  reviewer = await server.signedIn('reviewer');
  await shared.command(shared.owner, {
    type: 'setMember',
    person: reviewer.id,
    name: '',
    roles: ['reviewer'],
  });
  const { socket, doc } = await openSection(reviewer, shared.id, budget);
  anchor = anchorOf(doc, { from: 1, to: 2 })!;
  socket.socket.terminate();
});
afterAll(() => server.stop());

const threads = async () => (await server.rooms.room(shared.id as never))!.record.threads;
const thread = async (id: string) => (await threads()).get(id as never);
let next = 0;
const add = (more: Record<string, unknown> = {}) => ({
  type: 'addThread',
  thread: `t${++next}`,
  comment: `c${next}`,
  section: budget,
  anchor,
  text: '请核对',
  ...more,
});

test('who may not edit comments on one character; the server quotes what stands there', async () => {
  const before = await shared.text();
  const command = add();
  expect((await shared.command(reviewer, command)).status).toBe(200);
  const made = (await thread(command.thread))!;
  expect(made.quote).toMatchObject({ text: '2', shown: '2' });
  expect(made.comments).toEqual([
    {
      id: command.comment,
      by: reviewer.id,
      at: expect.any(Number),
      text: '请核对',
      editedAt: null,
      mentions: [],
    },
  ]);
  expect(await shared.text()).toBe(before);
});

test('it is answered, edited and taken back by those who wrote it, closed by who answers for the section', async () => {
  const { thread: id, comment } = add();
  await shared.command(reviewer, { ...add(), thread: id, comment });
  const reply = { type: 'replyToThread', thread: id, comment: 'r', text: '已核对' };
  expect((await shared.command(shared.drafter, reply)).status).toBe(200);
  const edit = { type: 'editComment', thread: id, comment, text: '请再核对' };
  expect((await shared.command(shared.owner, edit)).status).toBe(403);
  expect((await shared.command(reviewer, edit)).status).toBe(200);
  const close = { type: 'resolveThread', thread: id };
  expect((await shared.command(shared.drafter, close)).status).toBe(200);
  expect((await thread(id))!.resolved).toMatchObject({ by: shared.drafter.id });
  const remove = { type: 'removeComment', thread: id, comment };
  expect((await shared.command(shared.drafter, remove)).status).toBe(403);
  expect((await shared.command(reviewer, remove)).status).toBe(200);
  expect((await thread(id))!.comments.map(({ text }) => text)).toEqual(['', '已核对']);
  await shared.command(shared.drafter, { ...remove, comment: 'r' });
  expect(await thread(id)).toBeUndefined();
});

test('a comment that was taken back is given back by editing it, with its thread, at its place', async () => {
  const command = add();
  await shared.command(reviewer, command);
  const made = await thread(command.thread);
  const { thread: id, comment } = command;
  await shared.command(reviewer, { type: 'removeComment', thread: id, comment });
  expect(await thread(id)).toBeUndefined();
  const back = { type: 'editComment', thread: id, comment, text: '请核对' };
  expect((await shared.command(shared.drafter, back)).status).toBe(403);
  expect((await shared.command(reviewer, back)).status).toBe(200);
  expect(await thread(id)).toEqual(made);
});

test('a thread is assigned, with a date, to who may comment; people are addressed by their name', async () => {
  const name = (await server.rooms.room(shared.id as never))!.record.people.get(
    shared.drafter.id as never,
  )!.name;
  const command = add({ text: `请@${name} 核对`, mentions: [shared.drafter.id] });
  expect((await shared.command(reviewer, command)).status).toBe(200);
  const id = command.thread;
  expect((await thread(id))!.comments[0]!.mentions).toEqual([shared.drafter.id]);
  const assign = { type: 'assignThread', thread: id, assignee: shared.drafter.id, due: '2024-03-05' };
  expect((await shared.command(reviewer, assign)).status).toBe(200);
  expect(await thread(id)).toMatchObject({ assignee: shared.drafter.id, due: '2024-03-05' });
  const after = JSON.stringify([...(await threads())]);
  const refused: readonly (readonly [string, unknown, number, string])[] = [
    ['a reader who may not comment', { ...assign, assignee: shared.viewer.id }, 422, 'unknown-person'],
    ['a stranger', { ...assign, assignee: shared.stranger.id }, 422, 'unknown-person'],
    ['no date', { ...assign, due: 'tomorrow' }, 422, 'bad-date'],
    ['a mention of a stranger', add({ text: '@x', mentions: [shared.stranger.id] }), 422, 'unknown-person'],
    ['a mention that is not in the text', add({ mentions: [shared.drafter.id] }), 422, 'bad-mention'],
    ['the same twice', { ...add(), mentions: [shared.drafter.id, shared.drafter.id] }, 422, 'bad-mention'],
    ['a hundred', { ...add(), mentions: Array(100).fill(shared.drafter.id) }, 400, 'bad-request'],
    ['markup for an id', { ...add(), mentions: ['<img src=x>'] }, 422, 'unknown-person'],
  ];
  for (const [what, sent, status, code] of refused) {
    const answer = await shared.command(reviewer, sent);
    expect(answer.status, what).toBe(status);
    expect(answer.body.code, what).toBe(code);
    expect(JSON.stringify([...(await threads())]), what).toBe(after);
  }
  expect((await shared.command(shared.viewer, assign)).status).toBe(403);
});

test('an agreed section can be commented on', async () => {
  const section = shared.sections.plans!;
  const step = (event: string, digest: string | null = null) => ({
    type: 'advanceSection',
    section,
    event,
    why: '',
    onBehalfOf: null,
    digest,
  });
  await shared.command(shared.owner, step('submit'));
  expect((await shared.command(reviewer, add({ section, anchor: null }))).status).toBe(200);
});

test('what a hostile client sends is refused, and nothing changes', async () => {
  const before = JSON.stringify([...(await threads())]);
  const known = add();
  await shared.command(reviewer, known);
  const after = JSON.stringify([...(await threads())]);
  const end = anchor.to;
  const hostile: readonly (readonly [string, HttpClient, unknown, number])[] = [
    ['a viewer', shared.viewer, add(), 403],
    ['a stranger', shared.stranger, add(), 404],
    ['an id that is taken', reviewer, { ...add(), thread: known.thread }, 409],
    ['an unknown section', reviewer, add({ section: 'none' }), 404],
    ['the record', reviewer, add({ section: 'record' }), 404],
    ['a part', reviewer, add({ section: shared.sections.part }), 403],
    ['a reversed range', reviewer, add({ anchor: { from: anchor.to, to: anchor.from } }), 409],
    ['an empty range', reviewer, add({ anchor: { from: end, to: end } }), 409],
    ['no anchor at all', reviewer, add({ anchor: { from: 'AAAA', to: '!!' } }), 409],
    ['an anchor of another section', reviewer, add({ section: shared.sections.goals }), 409],
    ['an anchor with more in it', reviewer, add({ anchor: { ...anchor, section: budget } }), 400],
    ['an empty comment', reviewer, add({ text: ' \n' }), 422],
    ['a comment of 100 kB', reviewer, add({ text: '长'.repeat(34_000) }), 422],
    ['a larger one', reviewer, add({ text: 'x'.repeat(150_000) }), 400],
    ['a foreign thread', reviewer, { type: 'replyToThread', thread: 'none', comment: 'x', text: 'x' }, 404],
    ['closing for a reader', shared.viewer, { type: 'resolveThread', thread: known.thread }, 403],
    ['an unknown comment', reviewer, { type: 'removeComment', thread: known.thread, comment: 'none' }, 404],
  ];
  expect(after).not.toBe(before);
  for (const [what, client, command, status] of hostile) {
    expect((await shared.command(client, command)).status, what).toBe(status);
    expect(JSON.stringify([...(await threads())]), what).toBe(after);
  }
});

test('markup in a comment is kept as the text it is', async () => {
  const command = add({ text: '<img src=x onerror=alert(1)> @[王](javascript:1)' });
  await shared.command(reviewer, command);
  expect((await thread(command.thread))!.comments[0]!.text).toBe(command.text);
});

test('no thread is written, resolved or removed over the socket, not even by an owner; nor one of another report reached', async () => {
  const known = add();
  await shared.command(reviewer, known);
  const before = JSON.stringify([...(await threads())]);
  const edits: readonly ((map: Y.Map<unknown>) => void)[] = [
    (map) => map.set('forged', { ...(map.get(known.thread) as object), id: 'forged' }),
    (map) =>
      map.set(known.thread, { ...(map.get(known.thread) as object), resolved: { by: reviewer.id, at: 1 } }),
    (map) => map.delete(known.thread),
  ];
  for (const edit of edits) {
    const { socket, doc } = await openSection(shared.owner, shared.id, 'record');
    const vector = Y.encodeStateVector(doc);
    edit(doc.getMap('threads'));
    socket.send(encodeBare({ type: 'update', update: Y.encodeStateAsUpdate(doc, vector) }));
    expect(await socket.closed).toBe(closeCodes.refused);
    expect(JSON.stringify([...(await threads())])).toBe(before);
  }
  const other = await shareReport(server);
  const reply = { type: 'replyToThread', thread: known.thread, comment: 'x', text: 'x' };
  expect((await other.command(other.owner, reply)).status).toBe(404);
  expect(JSON.stringify([...(await threads())])).toBe(before);
});

test('an anchor whose words are gone by the time it arrives is refused', async () => {
  const goals = shared.sections.goals!;
  const { socket, doc } = await openSection(shared.owner, shared.id, goals);
  const [size] = doc.getXmlFragment('body').toArray() as Y.XmlElement[];
  const gone = anchorOf(doc, { from: 1, to: (size!.get(0) as Y.XmlText).length + 1 })!;
  const vector = Y.encodeStateVector(doc);
  (size!.get(0) as Y.XmlText).delete(0, (size!.get(0) as Y.XmlText).length);
  socket.send(encodeBare({ type: 'update', update: Y.encodeStateAsUpdate(doc, vector) }));
  await vi.waitFor(async () => {
    const answer = await shared.command(reviewer, add({ section: goals, anchor: gone }));
    expect([answer.status, answer.body.code]).toEqual([409, 'bad-anchor']);
  });
  socket.socket.terminate();
});
