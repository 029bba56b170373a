import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

export interface RestoreDialogProps {
  readonly name: string;
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

/** Asks once more before all texts of a report are put back. */
export function RestoreDialog({ name, onRestore, onClose }: RestoreDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t('versions.restore-title')}
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            onClick={() => {
              onRestore();
              onClose();
            }}
          >
            {t('versions.restore-all')}
          </Button>
        </>
      }
    >
      <p>{t('versions.restore-explain', { name })}</p>
      <p>{t('versions.restore-others')}</p>
    </Dialog>
  );
}
