import type { Waived } from '@huigao/checks';
import { Undo2 } from 'lucide-react';
import { problemText } from '../app/http';
import { useLocale, useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { shortTime } from '../start/relative-time';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import panel from './checks-panel.module.css';
import styles from './finding-card.module.css';
import { useMayWaive } from './use-may-waive';

/** 已保留: what stays as it is, with reason and name. */
export function WaivedList({ waived }: { readonly waived: readonly Waived[] }) {
  const t = useText();
  const locale = useLocale();
  const toast = useToast();
  const mayWaive = useMayWaive();
  const { command } = useReportSession();
  if (waived.length === 0) return null;
  const title = t('checks.waived', { count: waived.length });
  const drop = async (finding: string, why: string) => {
    const answer = await command({ type: 'dropWaiver', finding });
    if (!answer.ok) return toast(problemText(answer.problem), 'bad');
    toast(t('checks.waiver-dropped'), 'done', {
      label: t('figures.undo'),
      act: () => void command({ type: 'waiveFinding', finding, why }),
    });
  };
  return (
    <section className={panel.group} aria-label={title}>
      <h3 className={panel.heading}>{title}</h3>
      <ul className={panel.cards}>
        {waived.map(({ finding, waiver }) => (
          <li key={waiver.finding} className={styles.card} data-waived>
            <p className={styles.rule}>{`${finding.rule} ${t(`rule.${finding.rule}`)}`}</p>
            <p className={styles.message}>{t(finding.message, finding.parameters)}</p>
            <p className={styles.reason} lang="zh-CN">
              {waiver.why}
            </p>
            <div className={styles.foot}>
              <span className={styles.why}>
                {t('checks.waived-by', { name: waiver.name, time: shortTime(waiver.at, locale) })}
              </span>
              {mayWaive(finding.place?.section ?? null) && (
                <div className={styles.actions}>
                  <Button
                    size="sm"
                    variant="quiet"
                    icon={Undo2}
                    onClick={() => void drop(waiver.finding, waiver.why)}
                  >
                    {t('checks.drop-waiver')}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
