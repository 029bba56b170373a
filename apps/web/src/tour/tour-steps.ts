// What the tour shows, and where that is on the page.

import { type Figure, figureId, may, type PersonId, type Report, type SectionId } from '@huigao/report';
import { sectionElement } from '../report/section-element';

export const tourSteps = ['outline', 'write', 'figure', 'check', 'submit'] as const;
export type TourStep = (typeof tourSteps)[number];

/** The figure 执行数 of the built-in template: the one that most of its text refers to. */
const executed = figureId('total.executed');

/** The section the tour looks at: the one about the budget, or the first. */
export function tourSection({ outline }: Pick<Report, 'outline'>): SectionId | null {
  const sections = outline.filter(({ kind }) => kind !== 'part');
  return (sections.find(({ kind }) => kind === 'budget') ?? sections[0])?.id ?? null;
}

/** The figure it changes to show how the text follows; null: this person may not. */
export function tourFigure(report: Report, person: PersonId): Figure | null {
  const figure = report.figures.get(executed);
  return figure?.value && may(person, { do: 'editFigure', figure: executed }, report) ? figure : null;
}

const first = (...elements: readonly (Element | null | undefined)[]) =>
  elements.find((one) => one?.checkVisibility({ visibilityProperty: true })) ?? null;

const inPanel = (selector: string) => document.querySelector(`[data-region=panel] ${selector}`);

/** The finding on the rate that does not agree with its amounts, else the first. */
function findingCard(): Element | null | undefined {
  const cards = [...document.querySelectorAll('[data-region=panel] li[data-severity]')];
  return cards.find(({ textContent }) => textContent.includes('99.7%')) ?? cards[0];
}

/** What a step speaks of, as far as it is on the page now, the most important first. */
export function targetsOf(step: TourStep, section: SectionId): readonly Element[] {
  const element = sectionElement(section);
  switch (step) {
    case 'outline':
      return [
        first(
          document.querySelector('[data-region=outline] ol'),
          document.querySelector('[data-tour=outline]'),
        ),
      ].flatMap((one) => one ?? []);
    case 'write':
      return [first(element?.querySelector('.ProseMirror p'))].flatMap((one) => one ?? []);
    case 'figure':
      return [
        first(inPanel(`[data-figure="${CSS.escape(executed)}"]`), inPanel('[data-figure]')),
        first(element?.querySelector(`.ProseMirror [data-figure="${CSS.escape(executed)}"]`)),
      ].flatMap((one) => one ?? []);
    case 'check':
      return [first(findingCard(), inPanel('[role=tabpanel]'))].flatMap((one) => one ?? []);
    case 'submit':
      return [first(element?.querySelector('header button[data-status]'))].flatMap((one) => one ?? []);
  }
}
