// One pure function decides every right, for HTTP, socket, export and interface alike.

import type { FigureId, PersonId, SectionId } from './ids';
import type { OutlineEntry, Report, Role, SectionStatus } from './report';
import type { WorkflowEvent } from './workflow/workflow';

/** What one can do to a section. */
type SectionAction = 'editText' | 'comment' | 'suggest' | 'waiveCheck' | 'signOnBehalf' | WorkflowEvent;

/** What one can ask to do, with what it is done to. */
export type Action =
  | { readonly do: 'read' | 'export' | 'manage' | 'addFigure' | 'publishFigures' | 'editTasks' }
  | { readonly do: SectionAction; readonly section: SectionId }
  | { readonly do: 'editFigure'; readonly figure: FigureId };

/** In these states a section's text changes; in all others nobody changes it. */
const openStatuses: readonly SectionStatus[] = ['drafting', 'returned'];

const holds = (held: readonly Role[], ...wanted: readonly Role[]) =>
  wanted.some((role) => held.includes(role));

function maySection(
  person: PersonId,
  held: readonly Role[],
  action: SectionAction,
  { status, drafters, reviewers }: OutlineEntry,
): boolean {
  const drafts = holds(held, 'owner') || (holds(held, 'drafter') && drafters.includes(person));
  switch (action) {
    case 'editText':
      return drafts && openStatuses.includes(status);
    case 'submit':
    case 'takeValues':
      return drafts;
    case 'return':
    case 'agree':
      return holds(held, 'owner') || (holds(held, 'reviewer') && reviewers.includes(person));
    case 'reopen':
    case 'skip':
    case 'signOnBehalf':
      return holds(held, 'owner');
    case 'sign':
      return holds(held, 'approver');
    case 'comment':
    case 'suggest':
      return holds(held, 'owner', 'drafter', 'reviewer', 'finance', 'approver');
    case 'waiveCheck':
      return holds(held, 'owner', 'finance');
  }
}

/**
 * Whether this person may do this in this report. A person who is not a member may do nothing, and nobody may do anything to a
 * part or to what is not there. The table of it is docs/roles.md.
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
    case 'editTasks':
      return (
        holds(held, 'owner', 'finance') ||
        report.outline.some(
          ({ id, kind }) =>
            (kind === 'tasks' || kind === 'taskResults') &&
            may(person, { do: 'editText', section: id }, report),
        )
      );
    case 'editFigure': {
      const figure = report.figures.get(action.figure);
      if (!figure) return false;
      return holds(held, 'owner', 'finance') || (holds(held, 'drafter') && figure.owner === person);
    }
    default: {
      const section = report.outline.find(({ id }) => id === action.section);
      if (!section || section.kind === 'part') return false;
      return maySection(person, held, action.do, section);
    }
  }
}
