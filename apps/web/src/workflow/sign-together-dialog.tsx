import {
  type OutlineEntry,
  type Report,
  type SectionId,
  sectionDigest,
  sectionsUnder,
  signersInTurn,
  updatedFigures,
} from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { OfflineNote } from '../report/offline-note';
import { useReportSession } from '../report/report-session';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import { useCommandForm } from './use-command-form';
import styles from './workflow.module.css';

/**
 * Signs the whole report or one part of it at once, each section with the digest of what stood there when the dialog was opened.
 * @param wholes - what can be signed now: null for the whole report, else parts; at least one
 */
export function SignTogetherDialog({
  report,
  wholes,
  onClose,
}: {
  readonly report: Report;
  readonly wholes: readonly (OutlineEntry | null)[];
  readonly onClose: () => void;
}) {
  const t = useText();
  const formId = useId();
  const { send, isBusy, problem } = useCommandForm(onClose);
  const sectionName = useSectionName();
  const { person } = useReportSession();
  const [choices] = useState(() =>
    wholes.map((whole) => ({
      part: whole?.id ?? null,
      seen: sectionsUnder(report, whole?.id ?? null).map(({ id }) => ({
        section: id,
        digest: sectionDigest(report, id),
      })),
    })),
  );
  const [part, setPart] = useState<SectionId | null>(choices[0]!.part);
  const { seen } = choices.find((choice) => choice.part === part)!;
  const asked = sectionsUnder(report, part).filter((entry) =>
    signersInTurn(report, entry).includes(person.id),
  );
  const pending = asked.filter((entry) => updatedFigures(report, entry).length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({ type: 'signTogether', part, seen, why: '', onBehalfOf: null }, t('workflow.done.sign'));
  };
  return (
    <Dialog
      title={t(part === null ? 'board.sign-all' : 'board.sign-part')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={isBusy} onClose={onClose}>
          {t('workflow.sign')}
        </FormFoot>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        {choices.length === 1 && part !== null && (
          <p className={styles.whole} lang="zh-CN">
            {sectionName(part)}
          </p>
        )}
        {choices.length > 1 && (
          <SelectField
            label={t('board.sign-what')}
            value={part ?? ''}
            onChange={(chosen) => setPart((chosen || null) as SectionId | null)}
          >
            {choices.map((choice) => (
              <option key={choice.part} value={choice.part ?? ''} lang="zh-CN">
                {choice.part === null ? t('board.sign-whole') : sectionName(choice.part)}
              </option>
            ))}
          </SelectField>
        )}
        <OfflineNote what="needs-connection" />
        <p className={styles.explain}>{t('board.sign-all-explain', { count: asked.length })}</p>
        <ul className={styles.signed} aria-label={t('board.sign-sections')} lang="zh-CN">
          {asked.map(({ id }) => (
            <li key={id}>{sectionName(id)}</li>
          ))}
        </ul>
        {pending.length > 0 && (
          <Alert kind="info">
            {t('board.sign-pending', {
              sections: pending.map(({ id }) => sectionName(id)).join(t('members.and')),
            })}
          </Alert>
        )}
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
