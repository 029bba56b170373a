// What every `Storage` promises of notices, and of what people have read.

import { commentId, personId, reportId, sectionId, suggestionId, threadId } from '@huigao/report';
import { expect, test } from 'vitest';
import { type NoticeDraft, whileWaiting } from './notice-store';
import type { Storage } from './storage';

const report = reportId('r1');
const other = reportId('r2');
const wang = personId('wang');
const chen = personId('chen');

const draft = (change: Partial<NoticeDraft> = {}): NoticeDraft => ({
  person: wang,
  kind: 'mentioned',
  report,
  section: sectionId('s1'),
  thread: threadId('t1'),
  comment: commentId('c1'),
  suggestion: null,
  actor: chen,
  at: 1000,
  key: null,
  ...change,
});

const createReport = (storage: Storage, id: typeof report) =>
  storage.create(id, {
    expectedHead: 0,
    entries: [{ seq: 1, document: 'record', bytes: new Uint8Array([1]), person: null, at: 1 }],
    bindings: [],
    index: { title: '报告', people: [], groups: [] },
  });

const auditEntry = (action: string) => ({
  at: 5,
  actor: chen,
  address: null,
  action,
  report,
  section: null,
  figure: null,
  account: null,
  detail: {},
});

/** Runs the suite; `open` gives an empty storage each time. */
export function noticesSuite(name: string, open: () => Promise<Storage>): void {
  const holds = (title: string, run: (storage: Storage) => Promise<void>) =>
    test(`${name}: ${title}`, async () => {
      const storage = await open();
      try {
        await createReport(storage, report);
        await createReport(storage, other);
        await run(storage);
      } finally {
        await storage.close();
      }
    });

  holds('notices are listed newest first, page by page, each person their own', async (storage) => {
    await storage.addNotices([draft(), draft({ kind: 'overdue', actor: null, thread: null, comment: null })]);
    await storage.addNotices([draft({ person: chen }), draft({ at: 3000 })]);
    const all = await storage.noticesOf(wang, null, 10);
    expect(all.map(({ kind, at }) => [kind, at])).toEqual([
      ['mentioned', 3000],
      ['overdue', 1000],
      ['mentioned', 1000],
    ]);
    expect(all[2]).toEqual({ ...draft(), id: all[2]!.id, readAt: null, mailedAt: null });
    const [first] = await storage.noticesOf(wang, null, 1);
    expect(await storage.noticesOf(wang, first!.id, 1)).toEqual([all[1]]);
  });

  holds('a key is told once to each person', async (storage) => {
    await storage.addNotices([
      draft({ key: 'due s1' }),
      draft({ key: 'due s1' }),
      draft({ person: chen, key: 'due s1' }),
    ]);
    await storage.addNotices([draft({ key: 'due s1', at: 9000 }), draft({ key: 'due s2' })]);
    expect((await storage.noticesOf(wang, null, 10)).map(({ key, at }) => [key, at])).toEqual([
      ['due s2', 1000],
      ['due s1', 1000],
    ]);
    expect(await storage.noticesOf(chen, null, 10)).toHaveLength(1);
  });

  holds('a key that waits is told again once its notice was read or mailed', async (storage) => {
    const waiting = draft({ kind: 'suggested', suggestion: suggestionId('g1'), key: `${whileWaiting}s1` });
    const told = async () => {
      await storage.addNotices([waiting, { ...waiting, suggestion: suggestionId('g2') }]);
      return (await storage.noticesOf(wang, null, 10)).map(({ suggestion }) => suggestion);
    };
    expect(await told()).toEqual(['g1']);
    expect(await told()).toEqual(['g1']);
    const [first] = await storage.noticesOf(wang, null, 1);
    await storage.readNotices(wang, { ids: [first!.id] }, 5000);
    expect(await told()).toEqual(['g1', 'g1']);
    const [second] = await storage.noticesOf(wang, null, 1);
    await storage.mailedNotices([second!.id], 6000);
    expect(await told()).toHaveLength(3);
    await storage.readNotices(wang, { upTo: 1e9 }, 7000);
    expect(await told()).toHaveLength(4);
  });

  holds('what is unread is counted by report and kind, and read by ids or up to one', async (storage) => {
    await storage.addNotices([
      draft(),
      draft(),
      draft({ kind: 'replied' }),
      draft({ report: other }),
      draft({ person: chen }),
    ]);
    expect(await storage.unreadNotices(wang)).toEqual([
      { report, kind: 'mentioned', count: 2 },
      { report, kind: 'replied', count: 1 },
      { report: other, kind: 'mentioned', count: 1 },
    ]);
    const ids = (await storage.noticesOf(wang, null, 10)).map(({ id }) => id);
    const [foreign] = await storage.noticesOf(chen, null, 1);
    await storage.readNotices(wang, { ids: [ids[0]!, foreign!.id] }, 5000);
    expect(await storage.noticesOf(chen, null, 1)).toEqual([foreign]);
    expect((await storage.noticesOf(wang, null, 1))[0]!.readAt).toBe(5000);
    await storage.readNotices(wang, { upTo: ids[1]! }, 6000);
    expect(await storage.unreadNotices(wang)).toEqual([]);
    expect((await storage.noticesOf(wang, null, 1))[0]!.readAt).toBe(5000);
    expect(await storage.unreadNotices(chen)).toHaveLength(1);
  });

  holds('what waits for mail is neither read nor mailed, and old enough', async (storage) => {
    await storage.addNotices([
      draft(),
      draft({ person: chen, at: 2000 }),
      draft({ at: 9000 }),
      draft({ kind: 'replied' }),
    ]);
    const [replied] = await storage.noticesOf(wang, null, 1);
    await storage.readNotices(wang, { ids: [replied!.id] }, 1);
    const waiting = await storage.noticesToMail(5000, 10);
    expect(waiting.map(({ person, at }) => [person, at])).toEqual([
      [wang, 1000],
      [chen, 2000],
    ]);
    await storage.mailedNotices([waiting[0]!.id], 7000);
    expect((await storage.noticesToMail(5000, 10)).map(({ person }) => person)).toEqual([chen]);
    await storage.removeOldNotices(5000);
    expect((await storage.noticesOf(wang, null, 10)).map(({ at }) => at)).toEqual([9000]);
  });

  holds('settings are kept by person', async (storage) => {
    expect(await storage.noticeSettings(wang)).toBeNull();
    await storage.setNoticeSettings(wang, { muted: ['replied'], mail: 'off' });
    await storage.setNoticeSettings(wang, { muted: ['replied', 'agreed'], mail: 'daily' });
    expect(await storage.noticeSettings(wang)).toEqual({ muted: ['replied', 'agreed'], mail: 'daily' });
    expect(await storage.noticeSettings(chen)).toBeNull();
    expect(await storage.reportIds()).toEqual([report, other]);
  });

  holds('notices that go with a change are kept with it and its entry, or not at all', async (storage) => {
    const entry = { seq: 2, document: 'record', bytes: new Uint8Array([2]), person: chen, at: 2 };
    const note = { ...auditEntry('comment.added'), notices: [draft()] };
    const index = { title: '报告', people: [], groups: [] };
    expect(
      await storage.append(report, { expectedHead: 7, entries: [entry], bindings: [], index, notes: [note] }),
    ).toBe(false);
    expect(await storage.noticesOf(wang, null, 10)).toEqual([]);
    expect(
      await storage.append(report, { expectedHead: 1, entries: [entry], bindings: [], index, notes: [note] }),
    ).toBe(true);
    expect(await storage.noticesOf(wang, null, 10)).toHaveLength(1);
    const [record] = await storage.auditAfter(0, 10);
    expect(record).not.toHaveProperty('notices');
    expect(record).toMatchObject({ action: 'comment.added' });
  });

  holds('reading is kept by person and report; a time never goes back', async (storage) => {
    const [t1, t2] = [threadId('t1'), threadId('t2')];
    await storage.readThreads(wang, report, [
      [t1, 5],
      [t2, 7],
    ]);
    await storage.readThreads(wang, report, [
      [t1, 3],
      [t2, 9],
    ]);
    await storage.readThreads(chen, report, [[t1, 1]]);
    expect(await storage.threadsRead(wang, report)).toEqual(
      new Map([
        [t1, 5],
        [t2, 9],
      ]),
    );
    expect(await storage.threadsRead(wang, other)).toEqual(new Map());
    const seen = { section: sectionId('s1'), snapshot: new Uint8Array([1, 0, 255]), at: 4 };
    await storage.seeSections(wang, report, [{ ...seen, at: 3 }]);
    await storage.seeSections(wang, report, [seen]);
    expect(await storage.sectionsSeen(wang, report)).toEqual([seen]);
    expect(await storage.sectionsSeen(chen, report)).toEqual([]);
  });

  holds('phrases are kept by person, and only over the list that was seen', async (storage) => {
    const ending = { title: '结语', text: '特此报告。\n𠮷' };
    expect(await storage.snippetsOf(wang)).toEqual({ version: 0, snippets: [] });
    expect(await storage.keepSnippets(wang, [ending], 0)).toBe(true);
    expect(await storage.keepSnippets(wang, [], 0)).toBe(false);
    expect(await storage.snippetsOf(wang)).toEqual({ version: 1, snippets: [ending] });
    expect(await storage.snippetsOf(chen)).toEqual({ version: 0, snippets: [] });
    expect(await storage.keepSnippets(wang, [], 1)).toBe(true);
    expect(await storage.snippetsOf(wang)).toEqual({ version: 2, snippets: [] });
  });
}
