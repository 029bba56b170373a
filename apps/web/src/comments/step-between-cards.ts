import type { KeyboardEvent } from 'react';

const cardsIn = (panel: HTMLElement | null) => [
  ...(panel?.querySelectorAll<HTMLElement>('[data-card]') ?? []),
];

/** Arrows, Home and End go from card to card. */
export function stepBetweenCards(event: KeyboardEvent, panel: HTMLElement | null): void {
  const steps: Readonly<Record<string, (now: number, last: number) => number>> = {
    ArrowDown: (now, last) => Math.min(now + 1, last),
    ArrowUp: (now) => Math.max(now - 1, 0),
    Home: () => 0,
    End: (_, last) => last,
  };
  const step = steps[event.key];
  const target = event.target as HTMLElement;
  // In a field the arrows are the caret's.
  if (!step || target.matches('textarea, input, select')) return;
  const cards = cardsIn(panel);
  const card = target.closest('li')?.querySelector<HTMLElement>('[data-card]');
  if (!card) return;
  event.preventDefault();
  cards[step(cards.indexOf(card), cards.length - 1)]?.focus();
}
