// One pure function decides every right, for HTTP, socket, export and interface alike.

import type { FigureId, PersonId, SectionId } from './ids';
import type { OutlineEntry, Report, Role, SectionStatus } from './report';
import type { WorkflowEvent } from './workflow';

/** What one can ask to do, with what it is done to. */
export type Action =
  | { readonly do: 'read' | 'export' | 'manage' | 'addFigure' | 'publishFigures' }
  | {
      readonly do: 'editText' | 'comment' | 'suggest' | WorkflowEvent | 'signOnBehalf';
      readonly section: SectionId;
    }
  | { readonly do: 'editFigure'; readonly figure: FigureId };

/** In these states nobody changes a section's text. */
const openStatuses: readonly SectionStatus[] = ['drafting', 'returned'];

const holds = (held: readonly Role[], ...wanted: readonly Role[]) =>
  wanted.some((role) => held.includes(role));

function mayEditText(person: PersonId, held: readonly Role[], section: OutlineEntry | undefined): boolean {
  if (!section || section.kind === 'part' || !openStatuses.includes(section.status)) return false;
  return holds(held, 'owner') || (holds(held, 'drafter') && section.drafters.includes(person));
}

/** Whether a section has been given to this person to draft or to review. */
function isAssigned(
  as: 'drafters' | 'reviewers',
  person: PersonId,
  { section }: { readonly section: SectionId },
  { outline }: Pick<Report, 'outline'>,
): boolean {
  return outline.find(({ id }) => id === section)?.[as].includes(person) ?? false;
}

/**
 * Whether this person may do this in this report. A person who is not a member may do nothing.
 * Roles and what each may: product of the genre, see docs/roles.md.
 */
export function may(
  person: PersonId,
  action: Action,
  report: Pick<Report, 'people' | 'outline' | 'figures'>,
): boolean {
  const held = report.people.get(person)?.roles ?? [];
  if (held.length === 0) return false;
  switch (action.do) {
    case 'read':
    case 'export':
      return true;
    case 'manage':
      return holds(held, 'owner');
    case 'addFigure':
      return holds(held, 'owner', 'finance', 'drafter');
    case 'publishFigures':
      return holds(held, 'owner', 'finance');
    case 'editText':
      return mayEditText(
        person,
        held,
        report.outline.find((entry) => entry.id === action.section),
      );
    case 'submit':
    case 'takeValues':
      return (
        holds(held, 'owner') || (holds(held, 'drafter') && isAssigned('drafters', person, action, report))
      );
    case 'return':
    case 'agree':
      return (
        holds(held, 'owner') || (holds(held, 'reviewer') && isAssigned('reviewers', person, action, report))
      );
    case 'reopen':
    case 'signOnBehalf':
      return holds(held, 'owner');
    case 'sign':
      return holds(held, 'approver');
    case 'comment':
    case 'suggest':
      return holds(held, 'owner', 'drafter', 'reviewer', 'finance', 'approver');
    case 'editFigure': {
      const figure = report.figures.get(action.figure);
      if (!figure) return false;
      return holds(held, 'owner', 'finance') || (holds(held, 'drafter') && figure.owner === person);
    }
  }
}
