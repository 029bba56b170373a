import { type FormEvent, useId, useState } from 'react';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import { Dialog } from '../ui/dialog';
import { Alert, Checkbox } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { Loading } from '../ui/spinner';
import { type NoticeKind, noticeKinds } from './notice';
import styles from './notices-dialog.module.css';

interface Settings {
  readonly muted: readonly NoticeKind[];
  readonly mail: 'off' | 'daily';
  readonly hasMail: boolean;
}

/** What one wants to be told of, and whether by mail. */
export function NoticeSettingsForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const formId = useId();
  const [stored] = useResource<Settings>('/notices/settings');
  const [changed, setChanged] = useState<Settings | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const settings = changed ?? ('value' in stored ? stored.value : null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!settings) return;
    setBusy(true);
    const { muted, mail } = settings;
    const answer = await request('POST', '/notices/settings', { muted, mail });
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  return (
    <Dialog
      title={t('notices.settings-title')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={isBusy} disabled={!settings} onClose={onClose}>
          {t('ui.done')}
        </FormFoot>
      }
    >
      {problem && <Alert>{problemText(problem)}</Alert>}
      {'problem' in stored && <Alert>{problemText(stored.problem)}</Alert>}
      {!settings && stored.state === 'loading' && <Loading label={t('notices.settings-title')} />}
      {settings && (
        <form id={formId} className={styles.settings} onSubmit={(event) => void submit(event)}>
          <fieldset className={styles.kinds}>
            <legend>{t('notices.settings-kinds')}</legend>
            {noticeKinds.map((kind) => (
              <Checkbox
                key={kind}
                checked={!settings.muted.includes(kind)}
                onChange={({ currentTarget }) =>
                  setChanged({
                    ...settings,
                    muted: currentTarget.checked
                      ? settings.muted.filter((one) => one !== kind)
                      : [...settings.muted, kind],
                  })
                }
              >
                {t(`notices.set.${kind}`)}
              </Checkbox>
            ))}
          </fieldset>
          {settings.hasMail ? (
            <div>
              <Checkbox
                checked={settings.mail === 'daily'}
                onChange={({ currentTarget }) =>
                  setChanged({ ...settings, mail: currentTarget.checked ? 'daily' : 'off' })
                }
              >
                {t('notices.settings-mail')}
              </Checkbox>
              <p className={styles.hint}>{t('notices.settings-mail-hint')}</p>
            </div>
          ) : (
            <p className={styles.hint}>{t('notices.settings-no-mail')}</p>
          )}
        </form>
      )}
    </Dialog>
  );
}
