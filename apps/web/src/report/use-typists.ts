import type { PersonId, SectionId } from '@huigao/report';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { useClientState, useReportSession } from './report-session';
import { typistsOf } from './typists';

/** So long after a change somebody still counts as typing, in ms: longer than the pause between two words. */
const typingMs = 3000;

/** Who is changing which section right now. */
export type Typists = ReadonlyMap<SectionId, ReadonlySet<PersonId>>;

const nobody: Typists = new Map();

const withTypist = (now: Typists, section: SectionId, person: PersonId): Typists =>
  new Map(now).set(section, new Set(now.get(section)).add(person));

const without = (now: Typists, section: SectionId, person: PersonId): Typists =>
  new Map(now).set(section, new Set([...(now.get(section) ?? [])].filter((one) => one !== person)));

/** The others who are changing a text right now, by section. */
export function useTypists(): Typists {
  const { client } = useReportSession();
  const sections = useClientState((state) => state.sections);
  const [typists, setTypists] = useState(nobody);
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const noted = (section: SectionId, person: PersonId) => {
      const key = `${section} ${person}`;
      clearTimeout(timers.get(key));
      if (!timers.has(key)) setTypists((now) => withTypist(now, section, person));
      const end = () => {
        timers.delete(key);
        setTypists((now) => without(now, section, person));
      };
      timers.set(key, setTimeout(end, typingMs));
    };
    // What arrives before a text is known is not typed now.
    const known = [...sections].filter(([, { synced }]) => synced).map(([id]) => id);
    const stops = known.map((id) => {
      const { doc, awareness } = client.section(id);
      const onChange = (tr: Y.Transaction) => {
        if (!tr.local) for (const person of typistsOf(tr, awareness.getStates())) noted(id, person);
      };
      doc.on('afterTransaction', onChange);
      return () => doc.off('afterTransaction', onChange);
    });
    return () => {
      for (const stop of stops) stop();
      for (const timer of timers.values()) clearTimeout(timer);
      setTypists(nobody);
    };
  }, [client, sections]);
  return typists;
}
