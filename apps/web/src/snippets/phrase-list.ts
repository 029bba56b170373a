import { type Report, type Snippet, snippetBody, snippetsFor } from '@huigao/report';
import type { BlockChoice } from '../editor/inserting/block-choices';

/** Phrases as choices of the `/` menu. */
export const phraseList = (own: readonly Snippet[], figures: Report['figures']): readonly BlockChoice[] =>
  [...own, ...snippetsFor({ figures })].map((snippet) => ({
    id: 'snippet',
    name: snippet.title,
    body: () => snippetBody(snippet, figures),
  }));
