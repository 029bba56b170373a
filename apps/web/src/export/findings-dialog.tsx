import type { Finding } from '@huigao/checks';
import { useText } from '../app/locale';
import { BlockingList } from '../checks/blocking-list';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

/** Before a report leaves with what must be mended: says what, leads there, and lets a draft go when somebody says so. */
export default function FindingsDialog({
  findings,
  onExport,
  onClose,
}: {
  readonly findings: readonly Finding[];
  readonly onExport: () => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  return (
    <Dialog
      title={t('leaving.title', { count: findings.length })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onExport}>{t('leaving.anyway')}</Button>
          <Button variant="primary" onClick={onClose}>
            {t('leaving.back')}
          </Button>
        </>
      }
    >
      <BlockingList lead={t('leaving.lead')} findings={findings} onGo={onClose} />
    </Dialog>
  );
}
