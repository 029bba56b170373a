// What every `SharingStore` promises.

import { personId, reportId, type SectionId } from '@huigao/report';
import { expect, test } from 'vitest';
import type { AccessRequest, Invitation } from './sharing-store';
import type { Storage } from './storage';

const wang = personId('wang');
const li = personId('li');
const [a, b] = [reportId('a'), reportId('b')];

const invitation = (change: Partial<Invitation> = {}): Invitation => ({
  id: 'one',
  tokenHash: 'hash one',
  report: a,
  role: 'drafter',
  sections: ['s1', 's2'] as SectionId[],
  maxUses: null,
  madeBy: wang,
  madeAt: 10,
  expiresAt: 100,
  revokedAt: null,
  ...change,
});

const request = (change: Partial<AccessRequest> = {}): AccessRequest => ({
  report: a,
  person: li,
  message: '请让我看看',
  askedAt: 10,
  declinedAt: null,
  ...change,
});

const often = { since: 0, most: 100 };

/** Runs the suite; `open` gives an empty storage each time. */
export function sharingSuite(name: string, open: () => Promise<Storage>): void {
  const holds = (title: string, run: (storage: Storage) => Promise<void>) =>
    test(`${name}: ${title}`, async () => {
      const storage = await open();
      try {
        for (const report of [a, b]) {
          const first = { seq: 1, document: 'record', bytes: new Uint8Array([1]), person: null, at: 1 };
          const index = { title: '报告', people: [], groups: [] };
          await storage.create(report, { expectedHead: 0, entries: [first], bindings: [], index });
        }
        await run(storage);
      } finally {
        await storage.close();
      }
    });

  holds('links are listed by report, newest first, and found by the hash of their token', async (storage) => {
    const old = invitation();
    const young = invitation({ id: 'two', tokenHash: 'hash two', sections: [], maxUses: 1, madeAt: 20 });
    await storage.addInvitation(old);
    await storage.addInvitation(young);
    await storage.addInvitation(invitation({ id: 'three', tokenHash: 'hash three', report: b }));
    expect(await storage.invitations(a)).toEqual([
      { ...young, uses: [] },
      { ...old, uses: [] },
    ]);
    expect(await storage.invitationByToken('hash two')).toEqual({ ...young, uses: [] });
    expect(await storage.invitationByToken('hash')).toBeNull();
  });

  holds('a link for one takes in exactly one, however many come at once', async (storage) => {
    await storage.addInvitation(invitation({ maxUses: 1 }));
    const people = Array.from({ length: 8 }, (_, index) => personId(`p${index}`));
    const taken = await Promise.all(
      people.map((person) => storage.useInvitation('hash one', { person, at: 50 })),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const winner = people[taken.indexOf(true)]!;
    expect((await storage.invitationByToken('hash one'))?.uses).toEqual([{ person: winner, at: 50 }]);
    await storage.unuseInvitation('hash one', winner);
    expect(await storage.useInvitation('hash one', { person: li, at: 60 })).toBe(true);
  });

  holds('a link for many takes each person in once, until it expires or is revoked', async (storage) => {
    await storage.addInvitation(invitation());
    const use = (person: typeof li, at: number) => storage.useInvitation('hash one', { person, at });
    expect(await use(li, 50)).toBe(true);
    expect(await use(li, 51)).toBe(false);
    expect(await use(wang, 52)).toBe(true);
    expect(await use(personId('late'), 100)).toBe(false);
    expect(await storage.revokeInvitation(b, 'one', 60)).toBe(false);
    expect(await storage.revokeInvitation(a, 'other', 60)).toBe(false);
    expect(await storage.revokeInvitation(a, 'one', 60)).toBe(true);
    expect(await storage.revokeInvitation(a, 'one', 61)).toBe(false);
    expect(await use(personId('later'), 61)).toBe(false);
    expect(await storage.useInvitation('unknown', { person: li, at: 50 })).toBe(false);
    expect(await storage.invitations(a)).toMatchObject([
      {
        revokedAt: 60,
        uses: [
          { person: li, at: 50 },
          { person: wang, at: 52 },
        ],
      },
    ]);
  });

  holds('a request is open until it is answered, and one asks anew in its place', async (storage) => {
    expect(await storage.askAccess(request(), often)).toBe(true);
    expect(await storage.askAccess(request({ person: wang, askedAt: 5 }), often)).toBe(true);
    expect(await storage.askAccess(request({ report: reportId('not there') }), often)).toBe(true);
    expect((await storage.openAccessRequests(a)).map(({ person }) => person)).toEqual([wang, li]);
    expect(await storage.declineAccess(a, li, 20)).toBe(true);
    expect(await storage.declineAccess(a, li, 21)).toBe(false);
    expect(await storage.removeOpenAccessRequest(a, li)).toBe(false);
    expect(await storage.accessRequest(a, li)).toEqual(request({ declinedAt: 20 }));
    await storage.askAccess(request({ askedAt: 30, message: '再问一次' }), often);
    expect(await storage.accessRequest(a, li)).toEqual(request({ askedAt: 30, message: '再问一次' }));
    expect(await storage.removeOpenAccessRequest(a, li)).toBe(true);
    expect(await storage.accessRequest(a, li)).toBeNull();
    expect(await storage.declineAccess(b, wang, 20)).toBe(false);
  });

  holds('who asks too often is not heard, at once or one after the other', async (storage) => {
    const ask = (report: string, askedAt: number, person = li) =>
      storage.askAccess(request({ report: reportId(report), person, askedAt }), {
        since: askedAt - 100,
        most: 3,
      });
    const asked = await Promise.all(['r1', 'r2', 'r3', 'r4', 'r5'].map((report) => ask(report, 10)));
    expect(asked.filter(Boolean)).toHaveLength(3);
    expect(await ask('r1', 50)).toBe(false);
    expect(await ask('r1', 50, wang)).toBe(true);
    expect(await ask('r6', 110)).toBe(true);
  });

  holds('old requests are forgotten', async (storage) => {
    await storage.askAccess(request({ askedAt: 10 }), often);
    await storage.askAccess(request({ person: wang, askedAt: 20 }), often);
    await storage.removeOldAccessRequests(20);
    expect(await storage.accessRequest(a, li)).toBeNull();
    expect(await storage.accessRequest(a, wang)).not.toBeNull();
  });
}
