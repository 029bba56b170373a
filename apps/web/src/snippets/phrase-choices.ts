import type { Report } from '@huigao/report';
import { useEffect, useState } from 'react';
import type { BlockChoice } from '../editor/inserting/block-choices';
import { useOwnSnippets } from './own-snippets';

/** Phrases for the `/` menu: one's own, then those of the trade. They come a moment after it opens. */
export function usePhraseChoices(figures: Report['figures']): readonly BlockChoice[] {
  const [own] = useOwnSnippets();
  const [choices, setChoices] = useState<readonly BlockChoice[]>([]);
  useEffect(() => {
    let isGone = false;
    import('./phrase-list').then(({ phraseList }) => {
      if (!isGone) setChoices(phraseList(own?.snippets ?? [], figures));
    }, reportError);
    return () => {
      isGone = true;
    };
  }, [own, figures]);
  return choices;
}
