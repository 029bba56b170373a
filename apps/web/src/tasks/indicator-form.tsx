import type { Indicator, IndicatorContent, Report } from '@huigao/report';
import { useState } from 'react';
import { useText } from '../app/locale';
import { FormFoot } from '../ui/form-foot';
import { draftOfIndicator, type IndicatorDraft, indicatorOfDraft } from './indicator-draft';
import { GroundsFields, MeasureFields, NatureFields, OutcomeFields } from './indicator-fields';
import { SaveNotices } from './save-notices';
import styles from './tasks.module.css';
import { useRecordSave } from './use-record-save';

export interface IndicatorFormProps {
  readonly figures: Report['figures'];
  readonly content: IndicatorContent;
  /** Null: it is new. */
  readonly version: number | null;
  readonly onDone: () => void;
}

/** An indicator: what is measured, target and actual value, and what they come to as one types. */
export function IndicatorForm({ figures, content, version, onDone }: IndicatorFormProps) {
  const t = useText();
  const [draft, setDraft] = useState(() => draftOfIndicator(figures, content));
  const [seen, setSeen] = useState(version);
  const save = useRecordSave<Indicator>();
  const set = (part: Partial<IndicatorDraft>) => setDraft({ ...draft, ...part });
  const send = async (over: number | null) => {
    const indicator = indicatorOfDraft(figures, draft);
    if (await save.send({ type: 'saveIndicator', indicator, version: over })) onDone();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(seen);
      }}
    >
      <SaveNotices
        save={save}
        onTheirs={(now) => {
          setDraft(draftOfIndicator(figures, now));
          setSeen(now.version);
          save.settle();
        }}
        onMine={(now) => void send(now.version)}
      />
      <NatureFields draft={draft} onChange={set} />
      <MeasureFields draft={draft} figures={figures} onChange={set} />
      <OutcomeFields draft={draft} figures={figures} onChange={set} />
      <GroundsFields draft={draft} onChange={set} />
      <div className={styles.actions}>
        <FormFoot busy={save.busy} disabled={draft.name.trim() === ''} onClose={onDone}>
          {t('tasks.save')}
        </FormFoot>
      </div>
    </form>
  );
}
