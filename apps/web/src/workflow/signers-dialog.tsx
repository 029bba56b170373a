import { type PersonId, type Report, type SigningOrder, signingOrders } from '@huigao/report';
import { ArrowUp } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { OfflineNote } from '../report/offline-note';
import { IconButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert, Checkbox, Radio } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { useCommandForm } from './use-command-form';
import styles from './workflow.module.css';

/** 签署人: who is asked to sign, and whether at once or one after the other. */
export function SignersDialog({
  report,
  onClose,
}: {
  readonly report: Report;
  readonly onClose: () => void;
}) {
  const t = useText();
  const formId = useId();
  const { send, isBusy, problem } = useCommandForm(onClose);
  const approvers = [...report.people.values()].filter(({ roles }) => roles.includes('approver'));
  const [order, setOrder] = useState<SigningOrder>(report.signing.order);
  const [signers, setSigners] = useState<readonly PersonId[]>(
    report.signing.signers.length > 0 ? report.signing.signers : approvers.map(({ person }) => person),
  );
  const chosen = signers.filter((person) => approvers.some((one) => one.person === person));
  const rest = approvers.map(({ person }) => person).filter((person) => !chosen.includes(person));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({ type: 'setSigning', order, signers: chosen }, t('board.signers-set'));
  };
  const toggle = (person: PersonId) =>
    setSigners(chosen.includes(person) ? chosen.filter((one) => one !== person) : [...chosen, person]);
  const raise = (index: number) => {
    const next = [...chosen];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    setSigners(next);
  };
  return (
    <Dialog
      title={t('board.signers')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={isBusy} onClose={onClose}>
          {t('board.save')}
        </FormFoot>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <OfflineNote what="needs-connection" />
        <p className={styles.explain}>{t('board.signers-explain')}</p>
        {approvers.length === 0 && <Alert kind="info">{t('board.no-approvers')}</Alert>}
        <ol className={styles.signers}>
          {[...chosen, ...rest].map((person, index) => {
            const name = report.people.get(person)?.name ?? t('members.gone');
            return (
              <li key={person}>
                <Checkbox checked={chosen.includes(person)} onChange={() => toggle(person)}>
                  {order === 'ordered' && chosen.includes(person) && `${index + 1}. `}
                  {name}
                </Checkbox>
                {order === 'ordered' && index > 0 && index < chosen.length && (
                  <IconButton
                    icon={ArrowUp}
                    size="sm"
                    label={t('board.signs-earlier', { name })}
                    onClick={() => raise(index)}
                  />
                )}
              </li>
            );
          })}
        </ol>
        {signingOrders.map((one) => (
          <Radio key={one} name={formId} checked={order === one} onChange={() => setOrder(one)}>
            {t(`board.order-${one}`)}
          </Radio>
        ))}
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
