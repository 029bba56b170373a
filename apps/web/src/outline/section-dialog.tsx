import { isGoodOrder, type OutlineEntry, type SectionId, sectionId } from '@huigao/report';
import { type RecordCommand, removedSections } from '@huigao/report-doc';
import { type FormEvent, useId, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { OfflineNote } from '../report/offline-note';
import { useReport, useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import styles from './section-dialog.module.css';
import { nextAfter } from './use-outline-editing';

export interface SectionDialogProps {
  readonly what: 'add' | 'retitle';
  readonly entry: OutlineEntry;
  readonly onClose: () => void;
}

/** What can be added: a section with a text on either level, a part that others stand below, or an attachment at the end. */
const forms = {
  section: { kind: 'other', level: 2 },
  chapter: { kind: 'other', level: 1 },
  part: { kind: 'part', level: 1 },
  attachment: { kind: 'attachment', level: 1 },
} as const;
type Form = keyof typeof forms;

/** Where something new goes behind an entry: a section right behind it, the rest behind what is below it, too; an attachment behind all. */
function placeBehind(
  outline: readonly OutlineEntry[],
  { id, kind: entryKind }: OutlineEntry,
  form: Form,
): SectionId | null {
  const at = outline.findIndex((entry) => entry.id === id);
  if (form === 'attachment' && entryKind !== 'attachment') return null;
  if (forms[form].level === 2) return outline[at + 1]?.id ?? null;
  const part = outline.slice(0, at + 1).findLast(({ level }) => level === 1);
  return part ? nextAfter(outline, part.id) : null;
}

const newSectionId = () => sectionId(crypto.randomUUID());

/** Names a section: a new one behind another, or one that has a title already. */
export default function SectionDialog({ what, entry, onClose }: SectionDialogProps) {
  const t = useText();
  const formId = useId();
  const { command } = useReportSession();
  const outline = useReport((report) => report.outline) ?? [];
  const [title, setTitle] = useState(what === 'retitle' ? entry.title : '');
  const [form, setForm] = useState<Form>(() =>
    possible(outline, entry).includes('section') ? 'section' : 'chapter',
  );
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (next: RecordCommand) => {
    setBusy(true);
    const answer = await command(next);
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = title.trim();
    setFault(named === '' ? t('outline.title-missing') : null);
    if (named === '' || busy) return;
    const added = { type: 'addSection', section: newSectionId(), ...forms[form], title: named } as const;
    void send(
      what === 'retitle'
        ? { type: 'retitleSection', section: entry.id, title: named }
        : { ...added, before: placeBehind(outline, entry, form) },
    );
  };

  return (
    <Dialog
      title={t(what === 'retitle' ? 'outline.retitle' : 'outline.add-after')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={busy} onClose={onClose}>
          {t(what === 'retitle' ? 'outline.retitle-do' : 'outline.add-do')}
        </FormFoot>
      }
    >
      <form id={formId} noValidate className={styles.form} onSubmit={submit}>
        <OfflineNote what={what === 'retitle' ? 'waits' : 'needs-connection'} />
        {problem && <Alert>{problemText(problem)}</Alert>}
        <TextField
          label={t('outline.title')}
          hint={t('outline.title-hint')}
          error={fault}
          lang="zh-CN"
          maxLength={200}
          autoFocus
          value={title}
          onChange={setTitle}
        />
        {what === 'add' && (
          <SelectField label={t('outline.form')} value={form} onChange={(chosen) => setForm(chosen as Form)}>
            {possible(outline, entry).map((one) => (
              <option key={one} value={one}>
                {t(`outline.form-${one}`)}
              </option>
            ))}
          </SelectField>
        )}
      </form>
      {what === 'add' && (
        <Removed busy={busy} onBack={(section) => void send({ type: 'bringBackSection', section })} />
      )}
    </Dialog>
  );
}

/** What can stand behind an entry. */
function possible(outline: readonly OutlineEntry[], entry: OutlineEntry): readonly Form[] {
  return (Object.keys(forms) as Form[]).filter((form) => {
    const before = placeBehind(outline, entry, form);
    const at = before === null ? outline.length : outline.findIndex(({ id }) => id === before);
    return isGoodOrder(outline.toSpliced(at, 0, { ...entry, ...forms[form] }));
  });
}

/** Sections that were removed, to be brought back as they were. */
function Removed({ busy, onBack }: { readonly busy: boolean; readonly onBack: (id: SectionId) => void }) {
  const t = useText();
  const { client } = useReportSession();
  const removed = removedSections(client.record);
  if (removed.length === 0) return null;
  return (
    <section className={styles.removed} aria-label={t('outline.removed-list')}>
      <h3 className={styles.heading}>{t('outline.removed-list')}</h3>
      <ul className={styles.list}>
        {removed.map(({ entry: { id, title } }) => (
          <li key={id} className={styles.line}>
            <span lang="zh-CN">{title}</span>
            <Button size="sm" disabled={busy} onClick={() => onBack(id)}>
              {t('outline.bring-back')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
