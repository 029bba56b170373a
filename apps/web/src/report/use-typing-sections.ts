import type { SectionId } from '@huigao/report';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { useClientState, useReportSession } from './report-session';

/** So long after a change somebody still counts as typing, in ms: longer than the pause between two words. */
const typingMs = 3000;

const nowhere: ReadonlySet<SectionId> = new Set();

/** The sections whose text others are changing right now. */
export function useTypingSections(): ReadonlySet<SectionId> {
  const { client } = useReportSession();
  const sections = useClientState((state) => state.sections);
  const [typing, setTyping] = useState(nowhere);
  useEffect(() => {
    const timers = new Map<SectionId, ReturnType<typeof setTimeout>>();
    const end = (id: SectionId) => {
      timers.delete(id);
      setTyping((now) => new Set([...now].filter((one) => one !== id)));
    };
    const noted = (id: SectionId) => {
      clearTimeout(timers.get(id));
      if (!timers.has(id)) setTyping((now) => new Set(now).add(id));
      timers.set(
        id,
        setTimeout(() => end(id), typingMs),
      );
    };
    // What arrives before a text is known is not typed now.
    const known = [...sections].filter(([, { synced }]) => synced).map(([id]) => id);
    const stops = known.map((id) => {
      const { doc } = client.section(id);
      const onUpdate = (...[, , , { local }]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) => {
        if (!local) noted(id);
      };
      doc.on('update', onUpdate);
      return () => doc.off('update', onUpdate);
    });
    return () => {
      for (const stop of stops) stop();
      for (const timer of timers.values()) clearTimeout(timer);
      setTyping(nowhere);
    };
  }, [client, sections]);
  return typing;
}
