// What is taken from somebody takes effect on sockets that are open: they are told why, what they send is refused, and what may
// still be read goes on coming.

import { closeCodes, decodeFrame, encodeBare, encodeOnChannel } from '@huigao/sync/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, shareReport, startServer } from '../../test/running-server';
import { editOf, openChannels, openSection, typed } from '../../test/socket-client';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** A report with somebody who drafts its section `functions`, and has it open on a connection with channels. */
async function drafting() {
  const shared = await shareReport(server);
  const { owner, drafter, sections, id: report } = shared;
  const section = sections.functions!;
  const assign = (drafters: readonly string[]) =>
    shared.command(owner, { type: 'assignSection', section, drafters, reviewers: [], due: null });
  await assign([drafter.id]);
  const copy = await openSection(drafter, report, section);
  const channels = await openChannels(drafter, report, [section]);
  const edit = (text: string) => editOf(copy.doc, typed(text));
  /** The other one, who goes on writing and so shows that reading goes on. */
  const ownerWrites = async (text: string) => {
    const { socket, doc } = await openSection(owner, report, section);
    socket.send(encodeBare({ type: 'update', update: editOf(doc, typed(text)) }));
    await expect.poll(() => shared.text()).toContain(text);
    socket.socket.terminate();
  };
  const hears = (type: 'update') =>
    channels.socket.next((bytes) => {
      const frame = decodeFrame(bytes);
      return frame.ok && 'message' in frame && frame.message.type === type ? true : null;
    });
  return { ...shared, section, assign, channels, edit, ownerWrites, hears };
}

test('a right withdrawn: told by whom, the next edit refused, and reading goes on', async () => {
  const { assign, channels, edit, section, owner, ownerWrites, hears, text } = await drafting();
  await assign([]);
  expect(await channels.control('rights')).toMatchObject({ document: section, right: 'r', who: owner.id });
  channels.socket.send(encodeOnChannel(1, { type: 'update', update: edit('太晚了') }));
  expect(await channels.control('refused')).toMatchObject({ document: section, code: 'not-yours' });
  channels.socket.received.length = 0;
  await ownerWrites('统稿人继续写。');
  expect(await hears('update')).toBe(true);
  expect(await text()).not.toContain('太晚了');
  channels.socket.socket.terminate();
});

test('a section locked while one types: told, the rest refused, reading goes on, and the right comes back with the section', async () => {
  const { command, owner, drafter, channels, edit, section, text, ownerWrites, hears, id } = await drafting();
  const advance = (event: string, why = '') =>
    command(owner, { type: 'advanceSection', section, event, why, onBehalfOf: null, digest: null });
  channels.socket.send(encodeOnChannel(1, { type: 'update', update: edit('赶上了。') }));
  const handedIn = advance('submit');
  channels.socket.send(encodeOnChannel(1, { type: 'update', update: edit('没赶上') }));
  const { status, body } = await handedIn;
  expect(status, JSON.stringify(body)).toBe(200);
  expect(await channels.control('rights')).toMatchObject({ document: section, right: 'r' });
  channels.socket.send(encodeOnChannel(1, { type: 'update', update: edit('更晚的') }));
  expect(await channels.control('refused')).toMatchObject({ document: section });
  expect(await text()).toContain('赶上了。');
  expect(await text()).not.toContain('更晚的');
  channels.socket.received.length = 0;
  expect((await advance('return', '请补充')).status).toBe(200);
  expect(await channels.control('rights')).toMatchObject({ document: section, right: 'rw' });
  await ownerWrites('退回后写的。');
  expect(await hears('update')).toBe(true);
  // The other sections were never touched by it.
  expect((await openSection(drafter, id, section)).doc.getXmlFragment('body').length).toBeGreaterThan(0);
  channels.socket.socket.terminate();
});

test('an account disabled, and a session ended: the connection is closed and says why', async () => {
  const { owner, drafter, channels, id, section } = await drafting();
  await owner.post(`/people/${drafter.id}/disable`, {});
  expect(await channels.socket.closed).toBe(closeCodes['signed-out']);
  expect(await channels.socket.reason).toBe('account-disabled');
  await owner.post(`/people/${drafter.id}/enable`, {});
  const again = await server.signedIn('drafter');
  const second = await openChannels(again, id, [section]);
  await again.send('DELETE', '/api/v1/session');
  expect(await second.socket.closed).toBe(closeCodes['signed-out']);
});
