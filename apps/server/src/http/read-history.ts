// What routes that tell of histories share: who may read one, and who is in it.

import { nameElsewhere, type PersonId, type SectionId } from '@huigao/report';
import type { ReportRoom } from '@huigao/sync/room';
import type { Request } from 'express';
import type { PackedHistory } from '../files/file-task';
import { callerOf } from './access';
import { Problem } from './problem';
import type { Services } from './services';

/** What was typed and taken back is for those who work on the report, not for its readers. */
export function mayReadHistory(room: ReportRoom, request: Request, section: SectionId): void {
  if (!room.may(callerOf(request).person.id, { do: 'comment', section })) throw new Problem('forbidden');
}

/** As in the report; of one who left it, as the account says; of one who was never here, as an archive said. */
export const nameOf = async (
  { accounts }: Pick<Services, 'accounts'>,
  { record }: ReportRoom,
  person: PersonId,
): Promise<string> =>
  nameElsewhere(person) ??
  record.people.get(person)?.name ??
  (await accounts.person(person))?.displayName ??
  '';

/** The history of a section up to now, and the names of those people. */
export async function readHistory(
  services: Services,
  room: ReportRoom,
  section: SectionId,
): Promise<PackedHistory> {
  const read = await services.histories.read(room.record.id, section);
  if (!read) throw new Problem('history-unreadable');
  const names = await Promise.all(
    read.people.map(async (one) => [one, await nameOf(services, room, one)] as const),
  );
  return { section, json: read.json, names: Object.fromEntries(names) };
}

/** The histories of all sections, for one who may read each of them. */
export async function readHistories(
  services: Services,
  room: ReportRoom,
  request: Request,
): Promise<readonly PackedHistory[]> {
  const sections = room.record.outline.filter(({ kind }) => kind !== 'part').map(({ id }) => id);
  for (const section of sections) mayReadHistory(room, request, section);
  const readAll = async () => {
    const found: PackedHistory[] = [];
    for (const section of sections) found.push(await readHistory(services, room, section));
    return found;
  };
  // What has not been read for long takes its time, in which people write on; after that it is a matter of moments.
  await readAll();
  return readAll();
}
