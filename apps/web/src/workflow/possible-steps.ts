// What a person can do with a section now.

import {
  may,
  missingSigners,
  type OutlineEntry,
  type PersonId,
  type Report,
  signersInTurn,
  transitions,
  updatedFigures,
  type WorkflowEvent,
  workflowEvents,
} from '@huigao/report';

/** A step someone can take: an event, or the owner's signing for an approver. */
export type PossibleStep = WorkflowEvent | 'signOnBehalf';

/** The steps this person may take with a section now, in the order of the workflow. */
export function possibleSteps(
  report: Report,
  entry: OutlineEntry,
  person: PersonId,
): readonly PossibleStep[] {
  if (entry.kind === 'part') return [];
  const section = entry.id;
  const missing = missingSigners(report, entry);
  const inTurn = signersInTurn(report, entry);
  const steps: readonly PossibleStep[] = workflowEvents.filter((event) => {
    if (transitions[entry.status][event] === null || !may(person, { do: event, section }, report))
      return false;
    if (event === 'sign') return inTurn.includes(person);
    if (event === 'skip') return missing.length > 0;
    return event !== 'takeValues' || updatedFigures(report, entry).length > 0;
  });
  const others = inTurn.filter((one) => one !== person);
  const canSignForOthers =
    transitions[entry.status].sign !== null &&
    others.length > 0 &&
    may(person, { do: 'signOnBehalf', section }, report);
  return canSignForOthers ? [...steps, 'signOnBehalf'] : steps;
}

/**
 * The steps that wait for this very person: handing in what they draft, judging what they review, signing. The owner, who may do
 * everything, is not asked for everything.
 */
export function dueSteps(report: Report, entry: OutlineEntry, person: PersonId): readonly PossibleStep[] {
  const isDrafter = entry.drafters.includes(person);
  const isReviewer = entry.reviewers.includes(person);
  const isDue: Record<PossibleStep, boolean> = {
    submit: isDrafter,
    takeValues: isDrafter,
    return: isReviewer,
    agree: isReviewer,
    sign: true,
    reopen: false,
    skip: false,
    signOnBehalf: false,
  };
  return possibleSteps(report, entry, person).filter((step) => isDue[step]);
}
