// The copies of an account's reports on this machine, beyond the one that is open: how many hold something the server lacks, and
// letting go of the others when somebody signs out. What waits stays, for that account alone: its id is in every name.

import { isKeptForNothing } from '@huigao/sync/client';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { ifUnused } from './copies-in-use';
import { copiesClosed } from './open-copies';

/** The databases of an account, by report. */
async function copiesOf(person: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const reports = new Map<string, string[]>();
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return reports;
  for (const { name = '' } of await indexedDB.databases()) {
    const [program, owner, report] = name.split('/');
    if (program !== 'huigao' || owner !== person || !report) continue;
    reports.set(report, [...(reports.get(report) ?? []), name]);
  }
  return reports;
}

async function isSettled(person: string, report: string, names: readonly string[]): Promise<boolean> {
  const name = `huigao/${person}/${report}/notes`;
  if (!names.includes(name)) return true;
  const notes = new Y.Doc();
  const kept = new IndexeddbPersistence(name, notes);
  await kept.whenSynced;
  const settled = isKeptForNothing(notes);
  await kept.destroy();
  return settled;
}

/** Whether it is gone, or will be as soon as the last page that has it open is. */
const remove = (name: string) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const event of ['success', 'error', 'blocked'] as const)
      request.addEventListener(event, () => resolve());
  });

/** How many reports have something here that the server lacks, or that its author has not seen to. */
export async function unsettledReports(person: string): Promise<number> {
  const settled = await Promise.all(
    [...(await copiesOf(person))].map(([report, names]) => isSettled(person, report, names)),
  );
  return settled.filter((one) => !one).length;
}

/** Lets go of all copies of an account that the server has the whole of and no other tab has open. Waits until the open report has closed its own. */
export async function forgetSettled(person: string): Promise<void> {
  await copiesClosed();
  for (const [report, names] of await copiesOf(person))
    await ifUnused(person, report, async () => {
      if (await isSettled(person, report, names)) await Promise.all(names.map(remove));
    });
}
