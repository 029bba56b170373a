// A tab as most suites use it: all sections open, and what is typed into one of them and shown there.

import type { SectionId } from '@huigao/report';
import { type DocumentMessage, decodeFrame } from '@huigao/sync/protocol';
import { edits } from '../convergence/edits';
import { people, sections } from '../sample';
import type { MemoryStore } from './memory-store';
import { type SimulatedTab, type Simulation, shown } from './simulation';

export type Person = (typeof people)[keyof typeof people];

/** Opens every section, and waits until the server has answered. */
export async function openTab(world: Simulation, person: Person, store?: MemoryStore): Promise<SimulatedTab> {
  const tab = world.open(person, store);
  for (const section of Object.values(sections)) tab.client.section(section);
  await world.run(500);
  return tab;
}

/** Types at the beginning of a section. */
export function typeInto({ client }: SimulatedTab, text: string, section: SectionId = sections.budget): void {
  const { doc } = client.section(section);
  doc.transact(() => edits.type(doc, 0, text));
}

export const shownIn = ({ client }: SimulatedTab, section: SectionId = sections.budget): string =>
  shown(section, client.section(section).doc);

/** Who drafts the section `budget` from now on: these. */
export const assign = (world: Simulation, ...drafters: Person[]): void =>
  void world.command(people.owner, {
    type: 'assignSection',
    section: sections.budget,
    drafters,
    reviewers: [],
    due: null,
  });

/** Messages of a document that the tab sends from now on, over each connection it opens. */
export function sentBy(tab: SimulatedTab): DocumentMessage[] {
  const sent: DocumentMessage[] = [];
  const watch = () => {
    tab.socket!.watch = (to, bytes) => {
      const frame = decodeFrame(bytes);
      if (to === 'server' && frame.ok && 'message' in frame) sent.push(frame.message);
    };
  };
  watch();
  tab.opened = watch;
  return sent;
}

export async function goOffline(world: Simulation, tab: SimulatedTab): Promise<void> {
  tab.offline = true;
  tab.socket!.cut();
  await world.run(100);
}

/** Comes back, and waits until what was kept has been exchanged. */
export async function comeBack(world: Simulation, tab: SimulatedTab): Promise<void> {
  tab.offline = false;
  tab.client.wake();
  await world.run(500);
}
