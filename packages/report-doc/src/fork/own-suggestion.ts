// A suggestion of one's own as the one who makes it knows it: what the server has, with what is still on its way there.

import type { Anchor, Ground, SuggestedChange, Suggestion, SuggestionId } from '@huigao/report';
import type { SuggestionCommand } from '../command/suggestion-command';

export interface OwnSuggestion {
  readonly id: SuggestionId;
  readonly ground: Ground;
  readonly change: SuggestedChange;
  readonly why: string;
}

/** The ground of what the server has not quoted yet. */
const unquoted = (anchor: Anchor, text: string): Ground => ({
  anchor,
  text,
  quote: { text, shown: '', before: '', after: '' },
});

/**
 * A person's suggestions in a section that wait.
 * @param commands - what is not with the server yet, in the order in which it was said
 */
export function ownSuggestions(
  suggestions: Iterable<Suggestion>,
  { by, section }: Pick<Suggestion, 'by' | 'section'>,
  commands: readonly SuggestionCommand[] = [],
): readonly OwnSuggestion[] {
  const own = new Map<SuggestionId, OwnSuggestion>();
  for (const { id, ground, change, why, decision, ...one } of suggestions)
    if (!decision && one.by === by && one.section === section) own.set(id, { id, ground, change, why });
  for (const command of commands)
    switch (command.type) {
      case 'suggest':
      case 'reviseSuggestion': {
        const isHere = command.type === 'suggest' ? command.section === section : own.has(command.suggestion);
        const { suggestion: id, anchor, text, change, why } = command;
        if (isHere) own.set(id, { id, ground: unquoted(anchor, text), change, why });
        break;
      }
      case 'withdrawSuggestion':
        own.delete(command.suggestion);
        break;
      default:
    }
  return [...own.values()];
}
