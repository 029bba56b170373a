// Finds names by what is typed of them, their pinyin or its initials: 林晓 by 林, linxiao, lx. The table of readings is loaded when it is
// first asked for.

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
