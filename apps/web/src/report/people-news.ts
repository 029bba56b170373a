import type { PersonId } from '@huigao/report';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { cameAndWent, type PersonHere } from './people-here';

/** Who came or went last, in words for a screen reader; who was there before oneself is no news. */
export function usePeopleNews(people: readonly PersonHere[], self: PersonId): string {
  const t = useText();
  const known = useRef<ReadonlyMap<PersonId, string> | null>(null);
  const [news, setNews] = useState('');
  useEffect(() => {
    const others = people.filter(({ person }) => person !== self);
    const now = new Map(others.map(({ person, name }) => [person, name]));
    const { came, went } = cameAndWent(known.current ?? now, now);
    known.current = now;
    const words = [
      came.length > 0 && t('report.people-came', { names: came.join(t('members.and')) }),
      went.length > 0 && t('report.people-went', { names: went.join(t('members.and')) }),
    ].filter(Boolean);
    if (words.length > 0) setNews(words.join(' '));
  }, [people, self, t]);
  return news;
}
