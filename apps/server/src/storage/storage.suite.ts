// What every `Storage` promises beside `ReportLog`, which has a suite of its own (`reportLogSuite` of @huigao/testing).

import { personId, type ReportId, reportId, type Standing, sectionId } from '@huigao/report';
import type { LogEntry } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import { ChainVerifier, emptyHead } from '../audit/chain';
import { type AuditEvent, draftOf } from '../audit/event';
import { hashTextOf } from '../audit/hash';
import type { Account } from './account-store';
import type { AuditQuery } from './audit-store';
import type { Session } from './session-store';
import type { Storage } from './storage';

const wang = personId('wang');
const li = personId('li');

const account = (id: string, change: Partial<Account> = {}): Account => ({
  id: personId(id),
  name: id,
  key: id,
  displayName: `姓名${id}`,
  office: '办公室',
  mail: '',
  admin: false,
  passwordHash: 'hash',
  identity: null,
  groups: [],
  disabledAt: null,
  createdAt: 1,
  ...change,
});

const session = (tokenHash: string, change: Partial<Session> = {}): Session => ({
  id: `id-${tokenHash}`,
  tokenHash,
  person: wang,
  createdAt: 1,
  lastSeenAt: 2,
  expiresAt: 1000,
  address: '10.0.0.7',
  agent: 'Mozilla/5.0',
  endedWhy: null,
  ...change,
});

const entry = (seq: number, at: number): LogEntry => ({
  seq,
  document: 'record',
  bytes: new Uint8Array([seq]),
  person: wang,
  at,
});

const createReport = (storage: Storage, id: ReportId, at: number) =>
  storage.create(id, {
    expectedHead: 0,
    entries: [entry(1, at)],
    bindings: [],
    index: { title: `标题${id}`, people: [{ person: wang, roles: ['owner', 'finance'] }], groups: [] },
  });

/** Runs the suite; `open` gives an empty storage each time. */
export function storageSuite(name: string, open: () => Promise<Storage>): void {
  const holds = (title: string, run: (storage: Storage) => Promise<void>) =>
    test(`${name}: ${title}`, async () => {
      const storage = await open();
      try {
        await run(storage);
      } finally {
        await storage.close();
      }
    });

  holds('an account is found by its key and its id', async (storage) => {
    const wangs = account('wang', { admin: true, name: 'Wang' });
    expect(await storage.addAccount(wangs)).toBe(true);
    expect(await storage.accountByKey('wang')).toEqual(wangs);
    expect(await storage.account(wang)).toEqual(wangs);
    expect(await storage.accountByKey('li')).toBeNull();
    expect(await storage.account(li)).toBeNull();
  });

  holds('a key is taken once', async (storage) => {
    await storage.addAccount(account('wang'));
    expect(await storage.addAccount(account('other', { key: 'wang' }))).toBe(false);
    expect(await storage.account(personId('other'))).toBeNull();
  });

  holds('the first account is made once, however many ask at once', async (storage) => {
    const made = await Promise.all(['a', 'b', 'c'].map((id) => storage.addFirstAccount(account(id))));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await storage.accounts()).toHaveLength(1);
  });

  holds(
    'an account of a provider is found by issuer and subject together, and made once',
    async (storage) => {
      const identity = { issuer: 'https://id.example', subject: '7' };
      const wangs = account('wang', { identity, groups: ['财务科', 'b'] });
      expect(await storage.addAccount(wangs)).toBe(true);
      expect(await storage.accountByIdentity(identity)).toEqual(wangs);
      expect(await storage.accountByIdentity({ ...identity, subject: '8' })).toBeNull();
      expect(await storage.accountByIdentity({ ...identity, issuer: 'https://other.example' })).toBeNull();
      expect(await storage.addAccount(account('twin', { identity }))).toBe(false);
      expect(await storage.addAccount(account('local'))).toBe(true);
      expect(await storage.addAccount(account('local2'))).toBe(true);
    },
  );

  holds('a change of an account touches what it names and nothing else', async (storage) => {
    const before = account('wang', { mail: 'w@example.cn', groups: ['a'], admin: true });
    await storage.addAccount(before);
    await storage.addAccount(account('li'));
    const change = { office: '财务科', groups: ['b', 'c'], disabledAt: 5, admin: false };
    expect(await storage.changeAccount(wang, change)).toBe(true);
    expect(await storage.account(wang)).toEqual({ ...before, ...change });
    expect(await storage.account(li)).toEqual(account('li'));
    const again = { displayName: '王五', mail: '', passwordHash: 'other', disabledAt: null };
    await storage.changeAccount(wang, again);
    expect(await storage.account(wang)).toEqual({ ...before, ...change, ...again });
    expect(await storage.changeAccount(personId('nobody'), change)).toBe(false);
  });

  holds('the last administrator in use stays one, however many changes arrive at once', async (storage) => {
    await storage.addAccount(account('wang', { admin: true }));
    await storage.addAccount(account('li', { admin: true }));
    await storage.addAccount(account('gone', { admin: true, disabledAt: 1 }));
    const done = await Promise.all([
      storage.changeAccountKeepingAdmin(wang, { disabledAt: 9 }),
      storage.changeAccountKeepingAdmin(li, { admin: false }),
    ]);
    expect(done).toEqual([true, false]);
    expect(await storage.changeAccountKeepingAdmin(li, { disabledAt: 9 })).toBe(false);
    expect(await storage.changeAccountKeepingAdmin(li, { office: '财务科' })).toBe(true);
    expect(await storage.changeAccountKeepingAdmin(personId('gone'), { admin: false })).toBe(true);
    expect(await storage.changeAccountKeepingAdmin(personId('nobody'), {})).toBe(false);
    expect(await storage.account(li)).toEqual(account('li', { admin: true, office: '财务科' }));
  });

  holds('accounts are listed oldest first', async (storage) => {
    await storage.addAccount(account('new', { createdAt: 9 }));
    await storage.addAccount(account('old', { createdAt: 3 }));
    expect((await storage.accounts()).map(({ id }) => id)).toEqual(['old', 'new']);
  });

  holds('a session leads to its account until it expires or is removed', async (storage) => {
    await storage.addAccount(account('wang'));
    const first = session('abc', { expiresAt: 100 });
    await storage.addSession(first);
    await storage.addSession(session('def', { expiresAt: 200 }));
    expect(await storage.session('abc', 99)).toEqual({ session: first, account: account('wang') });
    expect(await storage.session('abc', 100)).toBeNull();
    expect(await storage.session('xyz', 0)).toBeNull();
    await storage.removeExpiredSessions(150);
    expect(await storage.session('abc', 0)).toBeNull();
    expect(await storage.session('def', 0)).not.toBeNull();
    await storage.removeSession('def');
    expect(await storage.session('def', 0)).toBeNull();
  });

  holds('a person lists the open sessions, last used first; a use never goes back', async (storage) => {
    for (const id of ['wang', 'li']) await storage.addAccount(account(id));
    await storage.addSession(session('a', { lastSeenAt: 5 }));
    await storage.addSession(session('b', { lastSeenAt: 6 }));
    await storage.addSession(session('old', { expiresAt: 50 }));
    await storage.addSession(session('other', { person: li }));
    const ids = async () => (await storage.sessionsOf(wang, 50)).map(({ id }) => id);
    expect(await ids()).toEqual(['id-b', 'id-a']);
    await storage.sawSession('a', 9);
    await storage.sawSession('a', 7);
    expect(await ids()).toEqual(['id-a', 'id-b']);
    expect((await storage.session('a', 0))?.session.lastSeenAt).toBe(9);
  });

  holds('sessions are ended by choice, once, and stay for a while to say why', async (storage) => {
    for (const id of ['wang', 'li']) await storage.addAccount(account(id));
    for (const hash of ['a', 'b', 'c']) await storage.addSession(session(hash));
    await storage.addSession(session('other', { person: li }));
    const end = (choice: object) =>
      storage
        .endSessions({ person: wang, ...choice }, 'session-ended', 500)
        .then((found) => [...found].sort());
    expect(await end({ only: 'id-other' })).toEqual([]);
    expect(await end({ only: 'id-a' })).toEqual(['a']);
    expect(await end({ only: 'id-a' })).toEqual([]);
    expect(await end({ except: 'id-c' })).toEqual(['b']);
    expect((await storage.sessionsOf(wang, 0)).map(({ id }) => id)).toEqual(['id-c']);
    expect(await end({})).toEqual(['c']);
    expect((await storage.session('a', 499))?.session.endedWhy).toBe('session-ended');
    expect(await storage.session('a', 500)).toBeNull();
    expect((await storage.session('other', 999))?.session.endedWhy).toBeNull();
  });

  holds(
    'a password link works once, for its account, until it expires or another is made',
    async (storage) => {
      await storage.addAccount(account('wang'));
      const link = (tokenHash: string, expiresAt: number) => ({ tokenHash, person: wang, expiresAt });
      await storage.setPasswordLink(link('one', 100));
      expect(await storage.passwordLink('one', 99)).toEqual({
        link: link('one', 100),
        account: account('wang'),
      });
      expect(await storage.passwordLinks(99)).toEqual([{ person: wang, expiresAt: 100 }]);
      expect(await storage.passwordLink('one', 100)).toBeNull();
      expect(await storage.passwordLinks(100)).toEqual([]);
      expect(await storage.spendPasswordLink('one', 100, 'late')).toBe(false);
      await storage.setPasswordLink(link('two', 200));
      expect(await storage.spendPasswordLink('one', 50, 'old')).toBe(false);
      const spent = await Promise.all([
        storage.spendPasswordLink('two', 50, 'new'),
        storage.spendPasswordLink('two', 50, 'newer'),
      ]);
      expect(spent).toEqual([true, false]);
      expect((await storage.account(wang))?.passwordHash).toBe('new');
      await storage.setPasswordLink(link('three', 200));
      await storage.removePasswordLink(wang);
      expect(await storage.passwordLink('three', 50)).toBeNull();
    },
  );

  holds('a password link of a disabled account does nothing', async (storage) => {
    await storage.addAccount(account('wang', { disabledAt: 1 }));
    await storage.setPasswordLink({ tokenHash: 'one', person: wang, expiresAt: 100 });
    expect(await storage.spendPasswordLink('one', 50, 'new')).toBe(false);
    expect((await storage.account(wang))?.passwordHash).toBe('hash');
  });

  holds('who last wrote to each document of a report is told', async (storage) => {
    const r1 = reportId('r1');
    await createReport(storage, r1, 5);
    const next = { ...entry(2, 9), document: 's1', person: li };
    await storage.append(r1, {
      expectedHead: 1,
      entries: [next, { ...next, seq: 3, at: 11, person: null }],
      bindings: [],
    });
    expect(await storage.lastChanges(r1)).toEqual([
      { document: 'record', person: wang, at: 5 },
      { document: 's1', person: null, at: 11 },
    ]);
    expect(await storage.lastChanges(reportId('r2'))).toEqual([]);
  });

  holds('the log of one document is read page by page, checkpoints or not', async (storage) => {
    const r1 = reportId('r1');
    await createReport(storage, r1, 5);
    const of = (seq: number, document: string): LogEntry => ({
      ...entry(seq, seq * 10),
      document,
      person: li,
    });
    const entries = [of(2, 's1'), of(3, 's2'), { ...of(4, 's1'), whole: true as const }, of(5, 's1')];
    await storage.append(r1, { expectedHead: 1, entries, bindings: [] });
    await storage.checkpoint(r1, { document: 's1', seq: 5, bytes: new Uint8Array([1]) });
    expect(await storage.entriesOf(r1, 's1', 0, 2)).toEqual([entries[0], entries[2]]);
    expect(await storage.entriesOf(r1, 's1', 4, 2)).toEqual([entries[3]]);
    expect(await storage.entriesOf(r1, 's3', 0, 2)).toEqual([]);
    expect(await storage.entriesOf(reportId('r2'), 's1', 0, 2)).toEqual([]);
  });

  holds('the list of reports is what one is a member of, newest change first', async (storage) => {
    const [a, b] = [reportId('a'), reportId('b')];
    await createReport(storage, a, 10);
    await createReport(storage, b, 20);
    expect(await storage.reportsOf(wang, [])).toEqual([
      { id: 'b', title: '标题b', updatedAt: 20, roles: ['owner', 'finance'], standing: null },
      { id: 'a', title: '标题a', updatedAt: 10, roles: ['owner', 'finance'], standing: null },
    ]);
    expect(await storage.reportTitles([a, reportId('none')])).toEqual(new Map([[a, '标题a']]));
    expect(await storage.reportsOf(li, [])).toEqual([]);
    const index = { title: '新标题', people: [{ person: li, roles: ['viewer' as const] }], groups: [] };
    await storage.append(a, { expectedHead: 1, entries: [entry(2, 30)], bindings: [], index });
    expect(await storage.reportsOf(li, [])).toEqual([
      { id: 'a', title: '新标题', updatedAt: 30, roles: ['viewer'], standing: null },
    ]);
    expect((await storage.reportsOf(wang, [])).map(({ id }) => id)).toEqual(['b']);
  });

  holds('how a report stands is filled in once, and then kept as changes bring it', async (storage) => {
    const [a, b] = [reportId('a'), reportId('b')];
    const standing = (department: string): Standing => ({
      department,
      sections: { drafting: 2 },
      due: '2024-03-31',
      final: 0,
      waiting: { [wang]: { write: 1, judge: 0, sign: 0, answer: 0 } },
    });
    const standings = async () =>
      (await storage.reportsOf(wang, [])).map((one) => one.standing?.department ?? null);
    await createReport(storage, a, 10);
    await createReport(storage, b, 20);
    expect(await storage.reportsWithoutStanding()).toHaveLength(2);
    await storage.fillStanding(b, standing('档案局'));
    expect(await standings()).toEqual(['档案局', null]);
    expect(await storage.reportsWithoutStanding()).toEqual([a]);
    const index = {
      title: '标题',
      people: [{ person: wang, roles: ['owner' as const] }],
      groups: [],
      standing: standing('财政局'),
    };
    await storage.append(b, { expectedHead: 1, entries: [entry(2, 30)], bindings: [], index });
    await storage.fillStanding(b, standing('晚了'));
    expect((await storage.reportsOf(wang, []))[0]).toMatchObject({ standing: index.standing });
  });

  holds('a group of a report brings it into the lists of those who are in the group', async (storage) => {
    const a = reportId('a');
    await createReport(storage, a, 10);
    const people = [{ person: wang, roles: ['owner' as const] }];
    const share = (...groups: { group: string; roles: ('owner' | 'finance' | 'viewer')[] }[]) => ({
      title: '标题',
      people,
      groups,
    });
    const index = share(
      { group: '财务科', roles: ['finance', 'viewer'] },
      { group: '办公室', roles: ['viewer'] },
    );
    await storage.append(a, { expectedHead: 1, entries: [entry(2, 30)], bindings: [], index });
    const rolesOf = async (person: typeof li, ...groups: string[]) =>
      (await storage.reportsOf(person, groups)).map(({ id, roles }) => [id, [...roles].sort()]);
    expect(await rolesOf(li)).toEqual([]);
    expect(await rolesOf(li, '别的科')).toEqual([]);
    expect(await rolesOf(li, '财务科', '办公室')).toEqual([['a', ['finance', 'viewer']]]);
    expect(await rolesOf(wang, '财务科')).toEqual([['a', ['finance', 'owner', 'viewer']]]);
    await storage.append(a, { expectedHead: 2, entries: [entry(3, 40)], bindings: [], index: share() });
    expect(await rolesOf(li, '财务科')).toEqual([]);
  });

  holds('an append on another head changes neither log nor list', async (storage) => {
    const a = reportId('a');
    await createReport(storage, a, 10);
    const index = { title: '新标题', people: [], groups: [] };
    expect(await storage.append(a, { expectedHead: 4, entries: [entry(5, 30)], bindings: [], index })).toBe(
      false,
    );
    expect((await storage.reportsOf(wang, []))[0]).toMatchObject({ title: '标题a', updatedAt: 10 });
    expect((await storage.load(a))?.head).toBe(1);
  });

  const renamed = (title: string, change: Partial<AuditEvent> = {}) =>
    draftOf(
      { action: 'report.renamed', actor: wang, report: reportId('a'), detail: { title }, ...change },
      7.4,
    );

  holds('audit entries are chained in the order of the calls', async (storage) => {
    expect((await storage.auditChain()).head).toEqual(emptyHead);
    await Promise.all(['一', '二', '三'].map((title) => storage.appendAudit(renamed(title))));
    const records = await storage.auditAfter(0, 10);
    const { algorithm, head } = await storage.auditChain();
    const verifier = new ChainVerifier(hashTextOf(algorithm));
    expect(records.every((record) => verifier.take(record))).toBe(true);
    expect(verifier.end(head)).toMatchObject({ ok: true, count: 3 });
    expect(records.map(({ detail }) => JSON.parse(detail).title)).toEqual(['一', '二', '三']);
    expect(records[0]).toMatchObject({
      seq: 1,
      at: 7,
      actor: wang,
      address: null,
      report: 'a',
      account: null,
    });
    expect((await storage.auditAfter(1, 1)).map(({ seq }) => seq)).toEqual([2]);
  });

  holds('audit entries are found by who, what, which report and when, newest first', async (storage) => {
    await storage.appendAudit(renamed('一'));
    await storage.appendAudit({ ...renamed('二', { actor: li }), at: 20 });
    await storage.appendAudit({ ...renamed('三', { report: reportId('b'), action: 'member.set' }), at: 30 });
    const found = async (query: Omit<AuditQuery, 'limit'>) =>
      (await storage.auditRecords({ ...query, limit: 10 })).map(({ seq }) => seq);
    expect(await found({})).toEqual([3, 2, 1]);
    expect(await found({ actor: li })).toEqual([2]);
    expect(await found({ report: reportId('b') })).toEqual([3]);
    expect(await found({ action: 'report.renamed', before: 2 })).toEqual([1]);
    expect(await found({ from: 20, to: 30 })).toEqual([2]);
    expect((await storage.auditRecords({ limit: 2 })).map(({ seq }) => seq)).toEqual([3, 2]);
  });

  holds('an act and its entry are written both or neither', async (storage) => {
    const add = (id: string, key: string) =>
      storage.audited(renamed(id), 'addAccount', [account(id, { key })]);
    expect(await add('wang', 'wang')).toBe(true);
    expect(await add('other', 'wang')).toBe(false);
    expect((await storage.auditChain()).head.count).toBe(1);
    await storage.audited(renamed('sign-in'), 'addSession', [session('abc')]);
    expect(await storage.session('abc', 0)).not.toBeNull();
    expect((await storage.auditChain()).head.count).toBe(2);
  });

  holds('notes of a report are audit entries, when it is written', async (storage) => {
    const a = reportId('a');
    const index = { title: '标题', people: [], groups: [] };
    const first = { expectedHead: 0, entries: [entry(1, 10)], bindings: [], index, notes: [renamed('一')] };
    await storage.create(a, first);
    const group = (expectedHead: number) => ({
      expectedHead,
      entries: [entry(expectedHead + 1, 30)],
      bindings: [],
      notes: [renamed('二'), renamed('三')],
    });
    expect(await storage.append(a, group(4))).toBe(false);
    expect((await storage.auditChain()).head.count).toBe(1);
    expect(await storage.append(a, group(1))).toBe(true);
    expect((await storage.auditChain()).head.count).toBe(3);
    await expect(storage.create(a, first)).rejects.toThrow();
    expect((await storage.auditChain()).head.count).toBe(3);
  });

  holds('how texts came about elsewhere is kept with their report, or not at all', async (storage) => {
    const [a, b, section] = [reportId('a'), reportId('b'), sectionId('s')];
    const index = { title: '标题', people: [], groups: [] };
    const earlier = [{ section, sha256: 'a'.repeat(64), bytes: new Uint8Array([0, 1, 255]) }];
    const first = { expectedHead: 0, entries: [entry(1, 10)], bindings: [], index, earlier };
    await storage.create(a, first);
    expect(await storage.earlierHistory(a, section)).toEqual(earlier[0]);
    expect(await storage.earlierHistory(a, sectionId('t'))).toBeNull();
    const other = [{ ...earlier[0]!, sha256: 'b'.repeat(64) }];
    await expect(storage.create(a, { ...first, earlier: other })).rejects.toThrow();
    expect(await storage.earlierHistory(a, section)).toEqual(earlier[0]);
    expect(await storage.earlierHistory(b, section)).toBeNull();
  });
}
