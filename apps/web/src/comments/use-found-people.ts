import { useEffect, useState } from 'react';
import type { Named } from './mentions';
import { type NameMatch, nameMatch, searchPeople } from './person-search';

/** So many are offered. */
const most = 7;

/** The people who fit what was typed. */
export function useFoundPeople(people: readonly Named[], query: string): readonly Named[] {
  const [match, setMatch] = useState<{ readonly fits: NameMatch } | null>(null);
  const isAsked = people.length > 0;
  useEffect(() => {
    if (!isAsked || match) return;
    let isWanted = true;
    void nameMatch().then((fits) => {
      if (isWanted) setMatch({ fits });
    });
    return () => {
      isWanted = false;
    };
  }, [isAsked, match]);
  if (!isAsked) return people;
  const fits: NameMatch = match?.fits ?? ((name, typed) => name.includes(typed));
  return searchPeople(people, query, fits).slice(0, most);
}
