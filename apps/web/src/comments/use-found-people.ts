import { useNameMatch } from '../app/use-name-match';
import type { Named } from './mentions';
import { searchPeople } from './person-search';

/** So many are offered. */
const most = 7;

/** The people who fit what was typed. */
export function useFoundPeople(people: readonly Named[], query: string): readonly Named[] {
  const isAsked = people.length > 0;
  const fits = useNameMatch(isAsked);
  return isAsked ? searchPeople(people, query, fits).slice(0, most) : people;
}
