// For which kinds of section this person has the guidance open: a choice of this browser, kept by person.

import type { PersonId, SectionKind } from '@huigao/report';
import { useSyncExternalStore } from 'react';

type Kind = SectionKind | 'part';

const keyOf = (person: PersonId) => `huigao.guidance.${person}`;
const listeners = new Set<() => void>();
const known = new Map<PersonId, ReadonlySet<string>>();

function openKinds(person: PersonId): ReadonlySet<string> {
  const kept = known.get(person);
  if (kept) return kept;
  let kinds: ReadonlySet<string> = new Set();
  try {
    kinds = new Set((localStorage.getItem(keyOf(person)) ?? '').split(' ').filter(Boolean));
  } catch {
    // A browser that keeps nothing begins with all of them closed.
  }
  known.set(person, kinds);
  return kinds;
}

export function setGuidance(person: PersonId, kind: Kind, to: 'open' | 'closed'): void {
  const kinds = new Set(openKinds(person));
  if (to === 'open') kinds.add(kind);
  else kinds.delete(kind);
  known.set(person, kinds);
  try {
    localStorage.setItem(keyOf(person), [...kinds].join(' '));
  } catch {
    // Shown all the same, for as long as the page lives.
  }
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useGuidanceOpen = (person: PersonId, kind: Kind): boolean =>
  useSyncExternalStore(subscribe, () => openKinds(person).has(kind));
