// Following a person: the page goes where they go, until one moves it oneself.

import type { PersonId } from '@huigao/report';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { peopleHere } from './people-here';
import { useClientState, useReportSession } from './report-session';
import { sectionElement } from './section-element';

/** What one does oneself ends it. */
const ownMoves = ['wheel', 'touchmove', 'keydown'] as const;

/** When the page has settled after somebody went elsewhere, in ms. */
const settleMs = [300, 1000];

export interface Follow {
  readonly followed: PersonId | null;
  /** Follows a person, or nobody any more. */
  readonly follow: (person: PersonId | null) => void;
}

export function useFollow(): Follow {
  const { client, person: self } = useReportSession();
  const [followed, follow] = useState<PersonId | null>(null);
  const tabs = useClientState((state) => state.people);
  const people = useMemo(() => peopleHere(tabs, self.id), [tabs, self.id]);
  const here = people.find(({ person }) => person === followed);
  const section = here?.section ?? null;
  const name = here?.name ?? null;

  const goThere = useCallback(() => {
    if (section === null || name === null) return;
    const element = sectionElement(section);
    const caret = element?.querySelector(`.caret[data-name="${CSS.escape(name)}"]`);
    (caret ?? element)?.scrollIntoView({ block: caret ? 'center' : 'start' });
  }, [section, name]);

  useEffect(() => {
    if (followed === null) return;
    // Gone, and nobody of that name to wait for.
    if (name === null) return follow(null);
    goThere();
    if (section === null) return;
    // What is drawn meanwhile may move the page, or come too late to be gone to.
    const settled = settleMs.map((delay) => setTimeout(goThere, delay));
    const { awareness, doc } = client.section(section);
    // The caret is drawn in answer to the same event.
    const moved = () => requestAnimationFrame(goThere);
    awareness.on('change', moved);
    // Carets follow the words of their owners without a word of their own.
    doc.on('update', moved);
    return () => {
      for (const timer of settled) clearTimeout(timer);
      awareness.off('change', moved);
      doc.off('update', moved);
    };
  }, [client, followed, name, section, goThere]);

  useEffect(() => {
    if (followed === null) return;
    const stop = (event: Event) => {
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
      // In the header one chooses whom to follow.
      const isChoosing = event.target instanceof Element && event.target.closest('[data-region="header"]');
      if (isEscape || !isChoosing) follow(null);
    };
    for (const move of ownMoves) window.addEventListener(move, stop, { passive: true });
    return () => {
      for (const move of ownMoves) window.removeEventListener(move, stop);
    };
  }, [followed]);

  return { followed, follow };
}
