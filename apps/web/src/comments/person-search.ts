// Finds people by name, pinyin or initials.

import type { NameMatch } from '../app/name-match';
import type { Named } from './mentions';

/** The people that fit, those whose name begins so first. */
export function searchPeople<Person extends Named>(
  people: readonly Person[],
  query: string,
  match: NameMatch,
): readonly Person[] {
  const found = people.filter(({ name }) => match(name, query));
  const rank = ({ name }: Person) => (name.startsWith(query) ? 0 : 1);
  return [...found].sort((a, b) => rank(a) - rank(b));
}
