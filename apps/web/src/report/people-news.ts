import type { PersonId } from '@huigao/report';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { type CameAndWent, cameAndWent, type PersonHere } from './people-here';

/** Who came or went last, in words for a screen reader; who was there before oneself is no news. */
export function usePeopleNews(people: readonly PersonHere[], self: PersonId): string {
  const t = useText();
  const known = useRef<ReadonlyMap<PersonId, string> | null>(null);
  // Not as words: the language may change after they came.
  const [news, setNews] = useState<CameAndWent>({ came: [], went: [] });
  useEffect(() => {
    const others = people.filter(({ person }) => person !== self);
    const now = new Map(others.map(({ person, name }) => [person, name]));
    const changed = cameAndWent(known.current ?? now, now);
    known.current = now;
    if (changed.came.length + changed.went.length > 0) setNews(changed);
  }, [people, self]);
  return (['came', 'went'] as const)
    .filter((way) => news[way].length > 0)
    .map((way) => t(`report.people-${way}`, { names: news[way].join(t('members.and')) }))
    .join(' ');
}
