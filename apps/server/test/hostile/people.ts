// The people of the hostile suite, and their report, on a server as it is shipped.

import type { Role } from '@huigao/report';
import { readRecord } from '@huigao/report-doc';
import { HttpClient } from '../running-server';
import { openSection } from '../socket-client';

/** Members of the report by what they are. The section that is attacked is `budget`. */
export const members = [
  'owner',
  'drafter of the section',
  'drafter of another',
  'finance',
  'reviewer',
  'approver',
  'viewer',
] as const;
export type Member = (typeof members)[number];

const roles: Readonly<Record<Member, Role>> = {
  owner: 'owner',
  'drafter of the section': 'drafter',
  'drafter of another': 'drafter',
  finance: 'finance',
  reviewer: 'reviewer',
  approver: 'approver',
  viewer: 'viewer',
};

export const mayWrite = (member: Member) => member === 'owner' || member === 'drafter of the section';

export type Person = HttpClient & { readonly id: string };

/** A client with someone signed in. Each name is another account. */
export async function signIn(url: string, name: string): Promise<Person> {
  const client = new HttpClient(url);
  const { body } = await client.post('/dev/login', { name, role: name === 'honest' ? 'admin' : undefined });
  return Object.assign(client, { id: (body as { id: string }).id });
}

export interface Scene {
  readonly report: string;
  /** Sections by kind. */
  readonly sections: Readonly<Record<string, string>>;
  /** A report of somebody else, and a section of it. */
  readonly foreign: { readonly report: string; readonly section: string };
  /** Owns the report, and works in it all the time. */
  readonly honest: Person;
  readonly people: Readonly<Record<Member, Person>>;
  readonly stranger: Person;
  /** A reader whom the report does not know yet. */
  newcomer(): Promise<Person>;
}

async function makeReport(by: Person) {
  const { id } = (await by.post('/reports', { from: 'sample' })).body as { id: string };
  const { doc, socket } = await openSection(by, id, 'record');
  socket.socket.terminate();
  const { outline } = readRecord(doc)!;
  return { id, sections: Object.fromEntries(outline.map((entry) => [entry.kind, entry.id as string])) };
}

export async function makeScene(url: string): Promise<Scene> {
  const honest = await signIn(url, 'honest');
  const stranger = await signIn(url, 'stranger');
  const { id: report, sections } = await makeReport(honest);
  const foreign = await makeReport(await signIn(url, 'elsewhere'));
  const command = async (body: object) => {
    const { status } = await honest.post(`/reports/${report}/commands`, body);
    if (status !== 200) throw new Error(`A command was answered with ${status}.`);
  };
  const join = (person: Person, role: Role) =>
    command({ type: 'setMember', person: person.id, name: '', roles: [role] });
  const people = {} as Record<Member, Person>;
  for (const member of members) {
    people[member] = await signIn(url, member);
    await join(people[member], roles[member]);
  }
  const assign = (kind: string, drafter: Person, reviewers: readonly string[]) =>
    command({ type: 'assignSection', section: sections[kind], drafters: [drafter.id], reviewers, due: null });
  await assign('budget', people['drafter of the section'], [people.reviewer.id]);
  await assign('goals', people['drafter of another'], []);
  let newcomers = 0;
  return {
    report,
    sections,
    foreign: { report: foreign.id, section: foreign.sections.budget! },
    honest,
    people,
    stranger,
    newcomer: async () => {
      const person = await signIn(url, `newcomer${newcomers++}`);
      await join(person, 'viewer');
      return person;
    },
  };
}
