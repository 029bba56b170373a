import { useText } from '../app/locale';
import { EditableText } from './editable-text';
import styles from './report-document.module.css';
import { useReport } from './report-session';
import { shownDate } from './shown-date';
import { useMayManage } from './use-may-manage';
import { useSave } from './use-save';

/** 落款: department and date, at the end of the report. */
export function SignatureBlock() {
  const t = useText();
  const signature = useReport((report) => report.signature);
  const canEdit = useMayManage();
  const save = useSave();
  if (!signature) return null;
  const { department, date } = signature;
  return (
    <section className={styles.signature} aria-label={t('report.signature')}>
      <div>
        <EditableText
          value={department}
          label={t('report.department')}
          placeholder={canEdit ? t('report.no-department') : ''}
          canEdit={canEdit}
          save={(next) => save({ type: 'setSignature', department: next, date })}
        />
      </div>
      <div>
        <EditableText
          type="date"
          value={date ?? ''}
          shown={date && shownDate(date)}
          label={t('report.date')}
          placeholder={canEdit ? t('report.no-date') : ''}
          canEdit={canEdit}
          save={(next) => save({ type: 'setSignature', department, date: next === '' ? null : next })}
        />
      </div>
    </section>
  );
}
