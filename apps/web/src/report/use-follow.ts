// Following a person: the page goes where they go, until one moves it oneself.

import type { PersonId } from '@huigao/report';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { peopleHere } from './people-here';
import { useClientState, useReportSession } from './report-session';
import { sectionElement } from './section-element';

/** What one does oneself ends it. */
const ownMoves = ['wheel', 'touchmove', 'keydown'] as const;

export interface Follow {
  readonly followed: PersonId | null;
  /** Follows a person, or nobody any more. */
  readonly follow: (person: PersonId | null) => void;
}

const caretOf = (name: string) => `.caret[data-name="${CSS.escape(name)}"]`;

/**
 * Calls when the caret of this name is drawn in a section, and when the page changes its shape. Neither comes with the news of where
 * somebody is: the editor draws a caret in a task of its own, a section far away gets its editor only when one comes near it, and texts
 * above that get theirs push it down.
 */
function watchCaret(element: HTMLElement, name: string, moved: () => void): () => void {
  const isCaret = (node: Node) =>
    node instanceof Element && (node.matches(caretOf(name)) || node.querySelector(caretOf(name)) !== null);
  const drawn = new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(isCaret))) moved();
  });
  drawn.observe(element, { childList: true, subtree: true });
  const shaped = new ResizeObserver(moved);
  shaped.observe(element.parentElement ?? element);
  return () => {
    drawn.disconnect();
    shaped.disconnect();
  };
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
    const caret = element?.querySelector(caretOf(name));
    (caret ?? element)?.scrollIntoView({ block: caret ? 'center' : 'start' });
  }, [section, name]);

  useEffect(() => {
    if (followed === null) return;
    // Gone, and nobody of that name to wait for.
    if (name === null) return follow(null);
    goThere();
    if (section === null) return;
    const element = sectionElement(section);
    const stop = element && watchCaret(element, name, goThere);
    const { doc } = client.section(section);
    // Words that come before a caret move it without anything of it being drawn.
    const moved = () => requestAnimationFrame(goThere);
    doc.on('update', moved);
    return () => {
      stop?.();
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
