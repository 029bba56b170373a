import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { copyText } from '../report/copy-text';
import { shortTime } from '../start/relative-time';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextInput } from '../ui/field';
import { linkAddress, type MadeLink } from './account';
import styles from './people.module.css';

/** Shows a password link, once, to be sent to its owner. */
export function LinkDialog({
  name,
  link,
  onClose,
}: {
  /** 姓名 of whom the link is for. */
  readonly name: string;
  readonly link: MadeLink;
  readonly onClose: () => void;
}) {
  const t = useText();
  const locale = useLocale();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const address = linkAddress(link);
  const copy = async () => setCopied((await copyText(address)) ? 'yes' : 'no');
  return (
    <Dialog
      title={t('people.link-title')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.done')}</Button>}
    >
      <div className={styles.form}>
        <p>{t('people.link-lead', { name, when: shortTime(link.expiresAt, locale) })}</p>
        <Field label={t('people.link')} hint={t('people.link-hint')}>
          {(control) => (
            <div className={styles.password}>
              <TextInput
                {...control}
                readOnly
                value={address}
                className={styles.link}
                onFocus={(event) => event.currentTarget.select()}
              />
              <Button icon={Copy} onClick={() => void copy()}>
                {t('people.copy')}
              </Button>
            </div>
          )}
        </Field>
        <p role="status" className={styles.lead}>
          {copied !== null && t(copied === 'yes' ? 'people.copied' : 'people.not-copied')}
        </p>
      </div>
    </Dialog>
  );
}
