// Finds people by name, pinyin or initials: 林晓 by 林, linxiao, lx. The table of readings is loaded when it is first asked for.

import type { Named } from './mentions';

type Match = (text: string, query: string) => unknown;

let loading: Promise<Match> | null = null;

async function load(): Promise<Match> {
  const { default: pinyin } = await import('pinyin-match');
  return (text, query) => pinyin.match(text, query);
}

/** Whether a name fits what was typed. */
export type NameMatch = (name: string, query: string) => boolean;

const plain: NameMatch = (name, query) => name.toLowerCase().includes(query.toLowerCase());

/** The match with pinyin; only by letters as written where the table cannot be loaded. */
export async function nameMatch(): Promise<NameMatch> {
  loading ??= load();
  try {
    const match = await loading;
    return (name, query) => query === '' || plain(name, query) || Boolean(match(name, query));
  } catch {
    loading = null;
    return plain;
  }
}

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
