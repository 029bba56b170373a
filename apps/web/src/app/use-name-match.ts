import { useEffect, useState } from 'react';
import { type NameMatch, nameMatch } from './name-match';

const asWritten: NameMatch = (name, typed) => name.includes(typed);

/** The match with pinyin, once it was asked for and is there; until then by characters as written. */
export function useNameMatch(isAsked: boolean): NameMatch {
  const [match, setMatch] = useState<{ readonly fits: NameMatch } | null>(null);
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
  return match?.fits ?? asWritten;
}
