// One pure function decides every right, for HTTP, socket, export and interface alike.

import type { FigureId, PersonId, SectionId } from './ids';
import type { OutlineEntry, Report, Role, SectionStatus } from './report';

/** What one can ask to do, with what it is done to. */
export type Action =
  | { readonly do: 'read' | 'export' | 'manage' | 'addFigure' }
  | { readonly do: 'editText' | 'comment' | 'suggest'; readonly section: SectionId }
  | { readonly do: 'editFigure'; readonly figure: FigureId };

/** In these states nobody changes a section's text. */
const openStatuses: readonly SectionStatus[] = ['drafting', 'returned'];

const holds = (held: readonly Role[], ...wanted: readonly Role[]) =>
  wanted.some((role) => held.includes(role));

function mayEditText(person: PersonId, held: readonly Role[], section: OutlineEntry | undefined): boolean {
  if (!section || section.kind === 'part' || !openStatuses.includes(section.status)) return false;
  return holds(held, 'owner') || (holds(held, 'drafter') && section.drafters.includes(person));
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
    case 'editText':
      return mayEditText(
        person,
        held,
        report.outline.find((entry) => entry.id === action.section),
      );
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
