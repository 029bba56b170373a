import { checkReport, fingerprintOf } from '@huigao/checks';
import { figureId, personId, sectionDigest, sectionId } from '@huigao/report';
import { closeCodes, encodeBare } from '@huigao/sync/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import { editOf, openSection, typed } from '../../test/socket-client';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
let reviewer: HttpClient & { readonly id: string };
let approver: HttpClient & { readonly id: string };
let budget: string;
let functions: string;

beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
  reviewer = await server.signedIn('reviewer');
  approver = await server.signedIn('approver');
  budget = shared.sections.budget!;
  functions = shared.sections.functions!;
  const join = (person: string, roles: readonly string[]) =>
    shared.command(shared.owner, { type: 'setMember', person, name: '', roles });
  await join(reviewer.id, ['reviewer']);
  await join(approver.id, ['approver']);
  for (const section of [budget, functions])
    await shared.command(shared.owner, {
      type: 'assignSection',
      section,
      drafters: [shared.drafter.id],
      reviewers: [reviewer.id],
      due: null,
    });
});
afterAll(() => server.stop());

const room = async () => (await server.rooms.room(shared.id as never))!;
const statusOf = async (section: string) =>
  (await room()).record.outline.find(({ id }) => id === section)!.status;
const digestOf = async (section: string) => sectionDigest((await room()).exportReport(), sectionId(section));

const step = (section: string, event: string, more: Record<string, unknown> = {}) => ({
  type: 'advanceSection',
  section,
  event,
  why: '',
  onBehalfOf: null,
  digest: null,
  ...more,
});

test('a section with an open finding that blocks is not handed in', async () => {
  const refused = await shared.command(shared.drafter, step(budget, 'submit'));
  expect(refused).toMatchObject({ status: 422, body: { code: 'open-findings' } });
  expect(refused.body.title).toContain(refused.body.detail);
  expect(await statusOf(budget)).toBe('drafting');
});

test('a waived finding does not keep a section from being handed in; the waiver dies with its operands', async () => {
  const report = (await room()).exportReport();
  const section = sectionId(budget);
  const open = () =>
    room().then((now) => {
      const shown = now.exportReport();
      return checkReport(shown).filter(
        ({ severity, place }) => severity === 'block' && place?.section === section,
      );
    });
  const [finding, ...rest] = await open();
  expect(rest).toEqual([]);
  const waiveFinding = { type: 'waiveFinding', finding: fingerprintOf(report, finding!), why: '按公开口径' };
  for (const hostile of [shared.viewer, shared.drafter, reviewer])
    expect(await shared.command(hostile, waiveFinding)).toMatchObject({ status: 403 });
  expect(await shared.command(shared.owner, { ...waiveFinding, why: '' })).toMatchObject({ status: 422 });
  expect(await shared.command(shared.owner, { ...waiveFinding, finding: '0' })).toMatchObject({
    status: 404,
  });
  expect(await shared.command(shared.owner, waiveFinding)).toMatchObject({ status: 200 });
  expect(await open()).toEqual([]);
  const total = report.figures.get(figureId('total.executed'))!;
  const set = (value: string, version: number) =>
    shared.command(shared.owner, { type: 'setFigureValue', figure: total.id, version, value, why: '' });
  expect(await set('21189000.01', total.version)).toMatchObject({ status: 200 });
  expect(await open()).toHaveLength(1);
  expect(await set(total.value!, total.version + 1)).toMatchObject({ status: 200 });
  expect(
    await shared.command(shared.owner, { type: 'dropWaiver', finding: waiveFinding.finding }),
  ).toMatchObject({
    status: 200,
  });
});

test('nobody leads a section on without the right, and nothing changes', async () => {
  const hostile: readonly (readonly [string, HttpClient, unknown, number])[] = [
    ['a viewer', shared.viewer, step(functions, 'submit'), 403],
    ['a reviewer', reviewer, step(functions, 'submit'), 403],
    ['its drafter agreeing', shared.drafter, step(functions, 'agree'), 403],
    ['its drafter reopening', shared.drafter, step(functions, 'reopen', { why: 'x' }), 403],
    ['a drafter elsewhere', shared.drafter, step(shared.sections.goals!, 'submit'), 403],
    ['an owner signing for himself', shared.owner, step(functions, 'sign'), 403],
    [
      'an approver signing for another',
      approver,
      step(functions, 'sign', { onBehalfOf: 'x', why: 'x' }),
      403,
    ],
    ['a stranger', shared.stranger, step(functions, 'submit'), 404],
    ['an unknown event', shared.owner, step(functions, 'freeze'), 400],
    ['an unknown section', shared.owner, step('none', 'submit'), 404],
    ['a part', shared.owner, step(shared.sections.part!, 'submit'), 403],
    ['in the wrong order', shared.owner, step(functions, 'agree'), 409],
  ];
  for (const [who, client, command, status] of hostile) {
    expect((await shared.command(client, command)).status, who).toBe(status);
    expect(await statusOf(functions), who).toBe('drafting');
  }
});

test('from draft to signed: each step by who may, the text locked from the hand-in on', async () => {
  const before = await shared.text();
  expect((await shared.command(shared.drafter, step(functions, 'submit'))).status).toBe(200);
  const { socket, doc } = await openSection(shared.drafter, shared.id, functions);
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('送审之后')) }));
  expect(await socket.closed).toBe(closeCodes.refused);
  expect(await shared.text()).toBe(before);

  expect((await shared.command(reviewer, step(functions, 'return'))).body.code).toBe('no-reason');
  expect((await shared.command(reviewer, step(functions, 'return', { why: '请补充职能依据' }))).status).toBe(
    200,
  );
  const again = await openSection(shared.drafter, shared.id, functions);
  again.socket.send(encodeBare({ type: 'update', update: editOf(again.doc, typed('依据三定规定。')) }));
  await expect.poll(() => shared.text()).toContain('依据三定规定。');
  again.socket.socket.terminate();

  await shared.command(shared.drafter, step(functions, 'submit'));
  const unseen = step(functions, 'agree', { digest: '0'.repeat(64) });
  expect((await shared.command(reviewer, unseen)).body.code).toBe('section-changed');
  const digest = await digestOf(functions);
  expect((await shared.command(reviewer, step(functions, 'agree', { digest }))).status).toBe(200);
  expect((await shared.command(approver, step(functions, 'sign', { digest }))).status).toBe(200);
  expect((await shared.command(approver, step(functions, 'sign', { digest }))).body.code).toBe(
    'signed-already',
  );
  expect(await statusOf(functions)).toBe('signed');
  const { steps } = (await room()).record.outline.find(({ id }) => id === functions)!;
  expect(steps.map(({ event, by }) => [event, by])).toEqual([
    ['submit', shared.drafter.id],
    ['return', reviewer.id],
    ['submit', shared.drafter.id],
    ['agree', reviewer.id],
    ['sign', approver.id],
  ]);
});

test('a figure changed after the agreement shows beside the text, and voids the signature when it is taken', async () => {
  const section = shared.sections.conclusion!;
  const agreed = async () => {
    await shared.command(shared.owner, step(section, 'submit'));
    return shared.command(shared.owner, step(section, 'agree', { digest: await digestOf(section) }));
  };
  expect((await agreed()).status).toBe(200);
  const digest = await digestOf(section);
  expect((await shared.command(approver, step(section, 'sign', { digest }))).status).toBe(200);
  expect((await shared.command(shared.owner, step(section, 'takeValues'))).body.code).toBe('nothing-to-take');

  const shown = await shared.text();
  const figure = 'total.executed';
  const { version } = (await room()).record.figures.get(figure as never)!;
  const set = { type: 'setFigureValue', figure, version, value: '12345678', why: '决算调整' };
  expect((await shared.command(shared.owner, set)).status).toBe(200);
  const sectionText = (all: string) => all.slice(all.indexOf('自评结论综述'), all.indexOf('各重点工作任务'));
  expect(sectionText(await shared.text())).toBe(sectionText(shown));
  expect(await statusOf(section)).toBe('signed');

  expect((await shared.command(shared.viewer, step(section, 'takeValues'))).status).toBe(403);
  expect((await shared.command(shared.owner, step(section, 'takeValues'))).status).toBe(200);
  expect(await statusOf(section)).toBe('agreed');
  expect(sectionText(await shared.text())).not.toBe(sectionText(shown));
});

test('two who agree at once: one does, the other is told', async () => {
  const section = shared.sections.plans!;
  await shared.command(shared.owner, step(section, 'submit'));
  const digest = await digestOf(section);
  const both = await Promise.all(
    [1, 2].map(() => shared.command(shared.owner, step(section, 'agree', { digest }))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('for an approver who is away the owner signs, with a reason that stays', async () => {
  const section = shared.sections.plans!;
  const digest = await digestOf(section);
  const forApprover = { digest, onBehalfOf: approver.id };
  expect((await shared.command(shared.owner, step(section, 'sign', forApprover))).body.code).toBe(
    'no-reason',
  );
  const forViewer = step(section, 'sign', { digest, onBehalfOf: shared.viewer.id, why: '出差' });
  expect((await shared.command(shared.owner, forViewer)).body.code).toBe('unknown-person');
  const signed = await shared.command(
    shared.owner,
    step(section, 'sign', { ...forApprover, why: '出差，已电话确认' }),
  );
  expect(signed.status).toBe(200);
  const { steps } = (await room()).record.outline.find(({ id }) => id === section)!;
  expect(steps.at(-1)).toMatchObject({ onBehalfOf: personId(approver.id), why: '出差，已电话确认' });
});
