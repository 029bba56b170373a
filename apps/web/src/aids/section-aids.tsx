import { guideOf, type OutlineEntry, type SectionGuide } from '@huigao/report';
import { BookOpenText } from 'lucide-react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { useReportSession } from '../report/report-session';
import { useMayManage } from '../report/use-may-manage';
import { IconButton } from '../ui/button';
import styles from './aids.module.css';
import { setGuidance, useGuidanceOpen } from './guidance-choice';
import { useSectionCount } from './section-count';
import { lengthState, lengthWords } from './section-length';

export interface SectionAidsProps {
  readonly entry: OutlineEntry;
  /** Whether one may write here: others see the count only where it is not as asked. */
  readonly isMine: boolean;
}

/** Beside a section's heading: how long it is against what is asked, and the way to what belongs there. */
export default function SectionAids({ entry, isMine }: SectionAidsProps) {
  const t = useText();
  const { person } = useReportSession();
  const mayManage = useMayManage();
  const isOpen = useGuidanceOpen(person.id, entry.kind);
  const guide = guideOf(entry);
  const isAny = guide.words !== '' || mayManage;
  return (
    <>
      <Count entry={entry} guide={guide} isMine={isMine} />
      {isMine && isAny && (
        <IconButton
          icon={BookOpenText}
          size="sm"
          label={t('aids.guidance-of', { title: entry.title })}
          aria-expanded={isOpen}
          className={styles.toggle}
          onClick={() => setGuidance(person.id, entry.kind, isOpen ? 'closed' : 'open')}
        />
      )}
    </>
  );
}

function Count({
  entry,
  guide,
  isMine,
}: SectionAidsProps & {
  readonly guide: SectionGuide;
}) {
  const t = useText();
  const tag = languageTag(useLocale());
  const count = useSectionCount(entry.id);
  if (!count) return null;
  const { characters, words } = count;
  const state = lengthState(characters, guide);
  if (state === 'fine' && (!isMine || characters === 0)) return null;
  const number = characters.toLocaleString(tag);
  // A lower bound that is met says nothing any more.
  const asked =
    state === 'fine' ? lengthWords(t, { ...guide, least: null }, tag) : lengthWords(t, guide, tag);
  return (
    <span
      className={styles.count}
      data-length={state}
      title={t('aids.count-title', { characters: number, words: words.toLocaleString(tag) })}
    >
      {t('aids.count', { characters: number })}
      {asked && ` / ${asked}`}
    </span>
  );
}
