// What a person may do with a suggestion, for what is offered; the server asks the same again.

import { may, type PersonId, type Report, type SectionId, type Suggestion } from '@huigao/report';

type Asked = Pick<Report, 'people' | 'outline' | 'figures'>;

export interface SuggestionRights {
  /** Whether it can be accepted or rejected by this person now; `locked`: only the state of the section is against it. */
  readonly decide: boolean | 'locked';
  readonly isMine: boolean;
}

/** @param section - where it stands */
export function rightsOn(
  { by }: Suggestion,
  section: SectionId,
  person: PersonId,
  report: Asked,
): SuggestionRights {
  const isMine = by === person;
  if (may(person, { do: 'editText', section }, report)) return { decide: true, isMine };
  const outline = report.outline.map((entry) => ({ ...entry, status: 'drafting' as const }));
  const isLocked = may(person, { do: 'editText', section }, { ...report, outline });
  return { decide: isLocked ? 'locked' : false, isMine };
}
