import { coloursOf, type HistoryMoment, nameElsewhere, type PersonId, type SectionId } from '@huigao/report';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { MarkList } from './mark-list';
import { marksOf } from './marks';
import { MomentBar } from './moment-bar';
import { charactersBy, momentBlocks } from './moment-blocks';
import { MomentText } from './moment-text';
import styles from './moments.module.css';
import { usePlaying } from './use-playing';
import type { ReadSection } from './use-section-history';
import { Writers } from './writers';

export interface MomentsViewProps {
  readonly read: ReadSection;
  readonly section: SectionId;
  /** What can be done with the text of a moment. */
  readonly act: (moment: HistoryMoment) => ReactNode;
}

/** The row of moments, the text of the one that is looked at, and who wrote what of it. */
export function MomentsView({ read, section, act }: MomentsViewProps) {
  const t = useText();
  const { report, history, names } = read;
  const last = history.moments.length - 1;
  const [moment, setMoment] = useState(last);
  const [only, setOnly] = useState<PersonId | null>(null);
  const { isPlaying, setPlaying } = usePlaying(last, setMoment);
  const drawn = useDeferredValue(moment);
  const marks = useMemo(() => marksOf(report, section, history), [report, section, history]);
  const blocks = useMemo(() => momentBlocks(report, history, drawn), [report, history, drawn]);
  const counts = useMemo(() => charactersBy(blocks, history), [blocks, history]);
  const colours = useMemo(
    () => coloursOf([...new Set(history.moments.flatMap(({ person }) => person ?? []))]),
    [history],
  );
  const nameOf = (person: PersonId | null) => {
    if (person === null) return t('moments.server');
    // Who took a step need not have written anything.
    const name = names[person] ?? report.people.get(person)?.name ?? t('members.gone');
    return nameElsewhere(person) === null ? name : t('moments.elsewhere', { name });
  };
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (drawn !== last)
      text.current?.querySelector(`[data-new]`)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [drawn, last]);
  const go = (next: number) => {
    setPlaying(false);
    setMoment(Math.max(0, Math.min(last, next)));
  };
  return (
    <div className={styles.page}>
      <aside className={styles.side}>
        <Writers counts={counts} colours={colours} nameOf={nameOf} only={only} onOnly={setOnly} />
        <MarkList marks={marks} moment={moment} nameOf={nameOf} onGo={go} />
      </aside>
      <div className={styles.main}>
        <MomentBar
          moments={history.moments}
          marks={marks}
          moment={moment}
          nameOf={nameOf}
          onGo={go}
          isPlaying={isPlaying}
          onPlay={() => {
            if (!isPlaying && moment >= last) setMoment(0);
            setPlaying(!isPlaying);
          }}
          act={act(history.moments[moment]!)}
        />
        <div ref={text} className={styles.paper}>
          <MomentText
            blocks={blocks}
            moments={history.moments}
            colours={colours}
            nameOf={nameOf}
            only={only}
          />
        </div>
      </div>
    </div>
  );
}
