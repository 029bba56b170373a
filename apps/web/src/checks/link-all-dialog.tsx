import { useState } from 'react';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Dialog } from '../ui/dialog';
import { Alert, Checkbox } from '../ui/field';
import ticks from '../ui/tick-list.module.css';
import { useToast } from '../ui/toast';
import { applyFixes, isMendable } from './apply-fixes';
import styles from './link-all-dialog.module.css';
import { Quote } from './quote';
import type { KeyedFinding } from './quote-parts';
import { useSectionName } from './use-section-name';

export interface LinkAllDialogProps {
  /** Those in sections this person may write in. */
  readonly keyed: readonly KeyedFinding[];
  /** How many more stand where this person may not write. */
  readonly elsewhere: number;
  readonly onClose: () => void;
}

/** 全部关联: shows what would be linked to which figure, and links what is ticked. */
export default function LinkAllDialog({ keyed, elsewhere, onClose }: LinkAllDialogProps) {
  const t = useText();
  const toast = useToast();
  const session = useReportSession();
  const sectionName = useSectionName();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const chosen = keyed.filter(({ key }) => !left.has(key));

  const toggle = (key: string) =>
    setLeft((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const link = async () => {
    setBusy(true);
    const wanted = chosen.map(({ finding }) => finding).filter(isMendable);
    const linked = await applyFixes(session, wanted);
    onClose();
    const missed = wanted.length - linked;
    if (linked > 0) toast(t('checks.linked', { count: linked }));
    if (missed > 0) toast(t('checks.left', { count: missed }), 'bad');
  };

  return (
    <Dialog
      title={t('checks.link-all-title')}
      onClose={busy ? () => {} : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t('ui.cancel')}
          </Button>
          <Button variant="primary" busy={busy} disabled={chosen.length === 0} onClick={() => void link()}>
            {t('checks.link-count', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <p className={styles.hint}>{t('checks.link-all-hint')}</p>
      {elsewhere > 0 && <Alert kind="info">{t('checks.link-elsewhere', { count: elsewhere })}</Alert>}
      <ul className={classNames(ticks.list, styles.list)}>
        {keyed.map((one) => (
          <li key={one.key} className={classNames(ticks.item, styles.item)}>
            <Checkbox
              className={ticks.tick}
              checked={!left.has(one.key)}
              disabled={busy}
              onChange={() => toggle(one.key)}
            >
              <span className={styles.head}>
                <span lang="zh-CN">{one.finding.parameters['label']}</span>
                <b>{one.finding.expected}</b>
              </span>
              <Quote keyed={one} />
              <span className={styles.section} lang="zh-CN">
                {one.finding.place && sectionName(one.finding.place.section)}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
