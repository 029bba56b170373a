import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useText } from './locale';

export interface SignOutDialogProps {
  /** How many reports hold something here that the server lacks. */
  readonly reports: number;
  readonly onClose: () => void;
  readonly onSignOut: () => void;
}

/** Asks before somebody signs out of a machine that holds what the server lacks. */
export default function SignOutDialog({ reports, onClose, onSignOut }: SignOutDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t('account.unsaved-title')}
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onSignOut}>{t('account.sign-out-anyway')}</Button>
          <Button variant="primary" onClick={onClose}>
            {t('account.stay')}
          </Button>
        </>
      }
    >
      <p>{t('account.unsaved', { n: reports })}</p>
    </Dialog>
  );
}
