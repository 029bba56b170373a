// What changes when a role is ticked, or a person is put on a section or taken off it.
import {
  type Member,
  type OutlineEntry,
  ownRoles,
  type PersonId,
  type Report,
  type Role,
} from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';

/** The people of a section, as `assignSection` sets them. */
export type Assigned = Pick<OutlineEntry, 'drafters' | 'reviewers' | 'due'>;

/** The two ways to be on a section, and the role in the report each of them needs. */
export const assignmentRoles = { drafters: 'drafter', reviewers: 'reviewer' } as const satisfies Record<
  string,
  Role
>;
export type Assignment = keyof typeof assignmentRoles;

/** A section's people after someone was ticked or unticked. */
export function toggled(assigned: Assigned, as: Assignment, person: PersonId): Assigned {
  const now = assigned[as];
  return { ...assigned, [as]: now.includes(person) ? now.filter((one) => one !== person) : [...now, person] };
}

/** The commands for that: whoever is put on a section without the role it needs gets the role first. */
export function assignmentCommands(
  section: OutlineEntry['id'],
  next: Assigned,
  newcomer?: { readonly member: Member; readonly as: Assignment },
): readonly RecordCommand[] {
  const assign: RecordCommand = { type: 'assignSection', section, ...next };
  if (!newcomer || !next[newcomer.as].includes(newcomer.member.person)) return [assign];
  const { member, as } = newcomer;
  const role = assignmentRoles[as];
  if (member.roles.includes(role)) return [assign];
  const { person, name } = member;
  return [{ type: 'setMember', person, name, roles: [...ownRoles(member), role] }, assign];
}

/** The commands that put people back on the sections they were on `before`, from which removing them took them. */
export function givenBack(
  before: Pick<Report, 'outline'>,
  now: Pick<Report, 'outline'>,
  people: ReadonlySet<PersonId>,
): readonly RecordCommand[] {
  return now.outline.flatMap((entry) => {
    const was = before.outline.find(({ id }) => id === entry.id);
    const missing = (as: Assignment) =>
      (was?.[as] ?? []).filter((person) => people.has(person) && !entry[as].includes(person));
    const [drafters, reviewers] = [missing('drafters'), missing('reviewers')];
    if (drafters.length + reviewers.length === 0) return [];
    const next = {
      drafters: [...entry.drafters, ...drafters],
      reviewers: [...entry.reviewers, ...reviewers],
      due: entry.due,
    };
    return assignmentCommands(entry.id, next);
  });
}

/**
 * The roles after one was ticked or unticked.
 * @param atLeast - `viewer`: whoever is left with none stays as a reader, and leaves only by the button for it; `none`: a group
 *   keeps the person in
 */
export function rolesAfter(held: readonly Role[], role: Role, atLeast: 'viewer' | 'none'): readonly Role[] {
  const next = held.includes(role) ? held.filter((one) => one !== role) : [...held, role];
  return next.length === 0 && atLeast === 'viewer' ? ['viewer'] : next;
}
