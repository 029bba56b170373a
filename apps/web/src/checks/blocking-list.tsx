import type { Finding } from '@huigao/checks';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import styles from './blocking-list.module.css';
import { useSectionName } from './use-section-name';

/** What must be mended, each with the way there; in a dialog that closes when one goes. */
export function BlockingList({
  lead,
  findings,
  onGo,
}: {
  /** What it stands against. */
  readonly lead: string;
  readonly findings: readonly Finding[];
  readonly onGo: () => void;
}) {
  return (
    <Alert>
      <p>{lead}</p>
      <ul className={styles.list}>
        {findings.map((finding, index) => (
          <BlockingFinding key={index} finding={finding} onGo={onGo} />
        ))}
      </ul>
    </Alert>
  );
}

function BlockingFinding({ finding, onGo }: { readonly finding: Finding; readonly onGo: () => void }) {
  const t = useText();
  const sectionName = useSectionName();
  const { navigator } = useReportSession();
  const { rule, message, parameters, place, operands } = finding;
  const figure = operands.find((operand) => operand.figure !== null)?.figure;
  const where = place ? sectionName(place.section) : t('checks.whole-report');
  const go = () => {
    onGo();
    if (place) navigator.goTo(place);
    else if (figure) navigator.showFigure(figure);
  };
  return (
    <li>
      <span>
        <span className={styles.rule}>{`${rule} ${t(`rule.${rule}`)}`}</span>
        {t(message, parameters)}
        <span className={styles.section} lang={place ? 'zh-CN' : undefined}>
          {where}
        </span>
      </span>
      {(place || figure) && (
        <Button
          size="sm"
          aria-label={t('workflow.go-to', { rule: t(`rule.${rule}`), section: where })}
          onClick={go}
        >
          {t('workflow.go')}
        </Button>
      )}
    </li>
  );
}
