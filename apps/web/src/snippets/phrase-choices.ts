import { type Report, snippetsFor } from '@huigao/report';
import { useMemo } from 'react';
import type { BlockChoice } from '../editor/block-choices';
import { useOwnSnippets } from './own-snippets';

/** Phrases for the `/` menu: one's own, then those of the trade. */
export function usePhraseChoices(figures: Report['figures']): readonly BlockChoice[] {
  const [own] = useOwnSnippets();
  return useMemo(
    () =>
      [...(own?.snippets ?? []), ...snippetsFor({ figures })].map((snippet) => ({
        id: 'snippet',
        name: snippet.title,
        snippet,
      })),
    [own, figures],
  );
}
