// Who can do what in which section, and why: asked of `may` alone, with the report as it is and as it would be, so that nothing said
// here can differ from what the server does.

import type { PersonId, SectionId } from './ids';
import {
  type Member,
  type OutlineEntry,
  ownRoles,
  type Report,
  type Role,
  type SectionStatus,
} from './report';
import { type Action, may } from './rights';
import { transitions, type WorkflowEvent } from './workflow/workflow';

/** What one can do in a section, in the order it is shown: 编辑, 审核, 签署, 批注, 阅读. */
export const abilities = ['edit', 'review', 'sign', 'comment', 'read'] as const;
export type Ability = (typeof abilities)[number];

/** That a person can do something in a section, and by what. */
export interface Able {
  readonly ability: Ability;
  /** `later`: the person may, but not in the state that the section is in now. */
  readonly when: 'now' | 'later';
  /** The roles that give it, each alone. */
  readonly roles: readonly Role[];
  /** Only because the section is assigned to the person. */
  readonly byAssignment: boolean;
}

type Rights = Pick<Report, 'people' | 'outline' | 'figures'>;

function actionOf(ability: Ability, section: SectionId): Action {
  switch (ability) {
    case 'edit':
      return { do: 'editText', section };
    case 'review':
      return { do: 'agree', section };
    case 'sign':
      return { do: 'sign', section };
    case 'comment':
      return { do: 'comment', section };
    case 'read':
      return { do: 'read' };
  }
}

/** What of the workflow an ability is about; text has its states in `may` itself. */
const eventOf: Partial<Record<Ability, WorkflowEvent>> = { review: 'agree', sign: 'sign' };

/** A state in which the ability is of use, whatever state the section is in now. */
const fittingStatus = (ability: Ability): SectionStatus => {
  if (ability === 'review') return 'submitted';
  return ability === 'sign' ? 'agreed' : 'drafting';
};

function ableIn(member: Member, entry: OutlineEntry, ability: Ability, report: Rights): Able | null {
  const action = actionOf(ability, entry.id);
  const allows = (change: Partial<OutlineEntry>, held: readonly Role[] = member.roles) =>
    may(member.person, action, {
      figures: report.figures,
      outline: [{ ...entry, ...change }],
      people: new Map([[member.person, { ...member, roles: held }]]),
    });
  const status = fittingStatus(ability);
  if (!allows({ status })) return null;
  const event = eventOf[ability];
  const isNow = allows({}) && (!event || transitions[entry.status][event] !== null);
  const nobody = { status, drafters: [], reviewers: [] };
  const anywhere = member.roles.filter((role) => allows(nobody, [role]));
  const roles = anywhere.length > 0 ? anywhere : member.roles.filter((role) => allows({ status }, [role]));
  return { ability, when: isNow ? 'now' : 'later', roles, byAssignment: anywhere.length === 0 };
}

/** What a person can do in a section, now or in another state of it. Empty for who is not a member, and for parts. */
export function abilitiesIn(person: PersonId, section: SectionId, report: Rights): readonly Able[] {
  const member = report.people.get(person);
  const entry = report.outline.find(({ id }) => id === section);
  if (!member || !entry || entry.kind === 'part') return [];
  return abilities.flatMap((ability) => ableIn(member, entry, ability, report) ?? []);
}

/** By what a person holds a role: given to them as such (null), and the groups that give it. */
export function sourcesOf(role: Role, member: Member, groups: Report['groups']): readonly (string | null)[] {
  const giving = (member.groups ?? []).filter((group) => groups.get(group)?.roles.includes(role));
  return [...(ownRoles(member).includes(role) ? [null] : []), ...giving];
}
