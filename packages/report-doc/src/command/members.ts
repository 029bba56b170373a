// Commands on the people of a report, and on the groups that were taken into it.

import {
  type GroupShare,
  type Member,
  ownRoles,
  type PersonId,
  type Role,
  roles,
  type SectionId,
} from '@huigao/report';
import type * as Y from 'yjs';
import { groupsOf, outlineOf, peopleOf, type ReportRecord, replaceEntry, writeMember } from '../record';
import { type CommandResult, done, goodText, refuse } from './command-result';

export type MemberCommand =
  | {
      /** Sets the roles given to a person as such; none takes the person out, unless a group keeps them in. */
      readonly type: 'setMember';
      readonly person: PersonId;
      readonly name: string;
      readonly roles: readonly Role[];
    }
  | {
      /** Adds one role to those a person has, and puts them on sections as what the role is there. */
      readonly type: 'admit';
      readonly person: PersonId;
      readonly name: string;
      readonly role: Role;
      /** For `drafter` and `reviewer`. A section that is gone is passed over. */
      readonly sections: readonly SectionId[];
    }
  | {
      /** Sets the roles of a group; none takes the group out. */
      readonly type: 'setGroup';
      readonly group: string;
      readonly roles: readonly Role[];
    };

/** Groups of one report. */
const maxGroups = 50;

export function changeMembers(doc: Y.Doc, record: ReportRecord, command: MemberCommand): CommandResult {
  switch (command.type) {
    case 'setMember':
      return setMember(doc, record, command);
    case 'admit':
      return admit(doc, record, command);
    case 'setGroup':
      return setGroup(doc, record, command);
  }
}

const areRoles = (given: readonly Role[]) => given.every((role) => roles.includes(role));

function setMember(
  doc: Y.Doc,
  record: ReportRecord,
  { person, name, roles: given }: Extract<MemberCommand, { type: 'setMember' }>,
): CommandResult {
  if (!goodText(name)) return refuse('bad-text', 'name');
  if (!areRoles(given)) return refuse('bad-role', given.join());
  const others = [...record.people.values()].filter((member) => member.person !== person);
  // A group may be empty tomorrow: one owner must be a person.
  const ownerLeft = given.includes('owner') || others.some((member) => ownRoles(member).includes('owner'));
  if (!ownerLeft) return refuse('last-owner', name);
  keepMember(doc, record, { person, name, roles: [...new Set(given)], groups: groupsIn(record, person) });
  return done;
}

const groupsIn = ({ people }: ReportRecord, person: PersonId) => people.get(person)?.groups ?? [];

function admit(
  doc: Y.Doc,
  record: ReportRecord,
  { person, name, role, sections }: Extract<MemberCommand, { type: 'admit' }>,
): CommandResult {
  if (!goodText(name)) return refuse('bad-text', 'name');
  if (!areRoles([role])) return refuse('bad-role', role);
  const member = record.people.get(person);
  const given = new Set(member ? ownRoles(member) : []).add(role);
  writeMember(doc, { person, name, roles: [...given], groups: groupsIn(record, person) });
  const as = role === 'drafter' ? 'drafters' : role === 'reviewer' ? 'reviewers' : null;
  if (as === null) return done;
  record.outline.forEach((entry, index) => {
    if (entry.kind === 'part' || !sections.includes(entry.id) || entry[as].includes(person)) return;
    replaceEntry(outlineOf(doc), index, { ...entry, [as]: [...entry[as], person] });
  });
  return done;
}

function setGroup(doc: Y.Doc, record: ReportRecord, { group, roles: given }: GroupShare): CommandResult {
  if (!goodText(group)) return refuse('bad-text', 'group');
  if (!areRoles(given)) return refuse('bad-role', given.join());
  if (given.length > 0) {
    const isNew = !record.groups.has(group);
    if (isNew && record.groups.size >= maxGroups) return refuse('too-many-groups', `${maxGroups}`);
    groupsOf(doc).set(group, { group, roles: [...new Set(given)] });
    return done;
  }
  groupsOf(doc).delete(group);
  for (const member of record.people.values()) {
    if (!member.groups?.includes(group)) continue;
    const groups = member.groups.filter((other) => other !== group);
    keepMember(doc, record, { ...member, roles: ownRoles(member), groups });
  }
  return done;
}

/** Writes a member with these own roles and groups; one with neither is taken out. */
function keepMember(
  doc: Y.Doc,
  record: ReportRecord,
  member: Pick<Member, 'person' | 'name' | 'roles'> & { readonly groups: readonly string[] },
): void {
  if (member.roles.length > 0 || member.groups.length > 0) writeMember(doc, member);
  else takeOut(doc, record, member.person);
}

/** Takes a person out, of their sections too: whoever comes back later must not find old rights waiting. */
function takeOut(doc: Y.Doc, { outline }: ReportRecord, person: PersonId): void {
  peopleOf(doc).delete(person);
  const others = (people: readonly PersonId[]) => people.filter((one) => one !== person);
  outline.forEach((entry, index) => {
    if (![...entry.drafters, ...entry.reviewers].includes(person)) return;
    const { drafters, reviewers } = entry;
    replaceEntry(outlineOf(doc), index, {
      ...entry,
      drafters: others(drafters),
      reviewers: others(reviewers),
    });
  });
}

/** Someone with an account, and the groups the installation counts them to. */
export interface GroupMember {
  readonly person: PersonId;
  readonly name: string;
  readonly groups: readonly string[];
}

/**
 * Brings the members by group in line with what the installation says of these people; whoever it does not speak of is in no
 * group. No command, since nobody sends it: only the server does this, with what it knows of accounts.
 */
export function settleGroups(doc: Y.Doc, record: ReportRecord, known: readonly GroupMember[]): void {
  const groupsOfPerson = new Map(
    known.map((one) => [one.person, one.groups.filter((group) => record.groups.has(group)).sort()]),
  );
  const names = new Map(known.map(({ person, name }) => [person, name]));
  doc.transact(() => {
    for (const person of new Set([...record.people.keys(), ...groupsOfPerson.keys()])) {
      const member = record.people.get(person);
      const groups = groupsOfPerson.get(person) ?? [];
      if (groups.join('\n') === (member?.groups ?? []).join('\n')) continue;
      const name = member?.name ?? names.get(person) ?? person;
      keepMember(doc, record, { person, name, roles: member ? ownRoles(member) : [], groups });
    }
  }, 'groups');
}
