import { guideOf, type OutlineEntry } from '@huigao/report';
import { Settings2, X } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { useReportSession } from '../report/report-session';
import { useMayManage } from '../report/use-may-manage';
import { Button, IconButton } from '../ui/button';
import styles from './aids.module.css';
import { setGuidance, useGuidanceOpen } from './guidance-choice';
import { GuideDialog } from './late-dialog';
import { lengthWords } from './section-length';

/** 编写说明 of a section, where this person has it open: what belongs here, and how long it is to be. */
export default function GuidanceNote({ entry }: { readonly entry: OutlineEntry }) {
  const t = useText();
  const tag = languageTag(useLocale());
  const { person } = useReportSession();
  const mayManage = useMayManage();
  const isOpen = useGuidanceOpen(person.id, entry.kind);
  const [isEdited, setEdited] = useState(false);
  const guide = guideOf(entry);
  if (!isOpen || (guide.words === '' && !mayManage)) return null;
  const asked = lengthWords(t, guide, tag);
  return (
    // Of the section it stands in, no part of the page of its own as an `aside` is.
    <div role="note" className={styles.note} aria-label={t('aids.guidance-of', { title: entry.title })}>
      <div className={styles.words}>
        <b>{t('aids.guidance')}</b>
        <p lang="zh-CN">{guide.words || t('aids.no-guidance')}</p>
        {asked && <p className={styles.asked}>{t('aids.asked', { asked })}</p>}
      </div>
      <div className={styles.actions}>
        {mayManage && (
          <Button size="sm" variant="quiet" icon={Settings2} onClick={() => setEdited(true)}>
            {t('aids.change')}
          </Button>
        )}
        <IconButton
          icon={X}
          size="sm"
          label={t('aids.close')}
          onClick={() => setGuidance(person.id, entry.kind, 'closed')}
        />
      </div>
      {isEdited && <GuideDialog entry={entry} onClose={() => setEdited(false)} />}
    </div>
  );
}
