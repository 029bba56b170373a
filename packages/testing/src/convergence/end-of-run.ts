// What must hold at the end of a fuzz run of all that is stored and shown.

import { readBody, recordName } from '@huigao/report-doc';
import type * as Y from 'yjs';
import { sections } from '../sample';
import { type Simulation, shown } from '../simulation/simulation';

/** The sections that are written in. */
export const sectionNames = ['budget', 'goals'] as const;

/** @param entries - how many were seen to reach the disk */
export async function endFaults(world: Simulation, entries: number): Promise<readonly string[]> {
  const faults = world.faults.map((fault) => `an error: ${String(fault)}`);
  const { head } = (await world.log.load(world.report))!;
  if (head !== entries) faults.push(`the disk has ${head} of the ${entries} entries that were on it`);
  for (const document of world.mismatches) faults.push(`a tab had another text of ${document}`);
  for (const name of [recordName, ...sectionNames]) {
    const stored = await world.stored(name);
    faults.push(...storedFaults(name, stored), ...copyFaults(world, name, stored));
  }
  for (const { person, client } of world.tabs) {
    const { unsaved, connection } = client.state;
    if (connection !== 'online') faults.push(`${person} is ${connection} in the end`);
    if (unsaved !== 0) faults.push(`${person} has ${unsaved} edits unsaved in the end`);
  }
  return faults;
}

/** What must hold of what is stored, whoever wrote it. */
function storedFaults(name: string, stored: Y.Doc): readonly string[] {
  const { pendingStructs, pendingDs } = stored.store;
  if (pendingStructs || pendingDs) return [`something in ${name} waits for what is not there`];
  const read = name === recordName ? null : readBody(stored);
  return read && !read.ok ? [`the text of ${name} does not read: ${read.code} ${read.detail}`] : [];
}

/** Every copy shows what is stored. */
function copyFaults({ tabs }: Simulation, name: string, stored: Y.Doc): readonly string[] {
  const expected = shown(name, stored);
  return tabs.flatMap(({ person, client }, index) => {
    const section = sections[name as keyof typeof sections];
    const actual = shown(name, name === recordName ? client.record : client.section(section).doc);
    return actual === expected
      ? []
      : [`tab ${index} of ${person} shows in ${name}\n${actual}\nnot\n${expected}`];
  });
}
