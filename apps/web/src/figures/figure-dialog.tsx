import { type FigureId, may, type Report } from '@huigao/report';
import { useId, useMemo, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { OfflineNote } from '../report/offline-note';
import { useClientState, useReport, useReportSession } from '../report/report-session';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import {
  type DraftFault,
  definitionOf,
  draftFaults,
  type FigureStart,
  newDraft,
  newFigureId,
} from './figure-draft';
import { FigureFields } from './figure-fields';
import { formulaNames } from './formula-names';

export interface FigureDialogProps {
  /** What is known of it already. */
  readonly initial: FigureStart;
  /** The figure was made; its record comes a moment later. The caller closes the dialog. */
  readonly onDone: (figure: FigureId) => void;
  readonly onClose: () => void;
}

const noFigures: Report['figures'] = new Map();
const noFaults: ReadonlySet<DraftFault> = new Set();

/** The group most figures of this unit are in: a guess that saves a choice and is easily changed. */
function usualGroup(figures: Report['figures'], unit: string): string {
  const counts = new Map<string, number>();
  for (const figure of figures.values())
    if (figure.unit === unit) counts.set(figure.group, (counts.get(figure.group) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** 新增数据: a new figure, entered or computed. */
export default function FigureDialog({ initial, onDone, onClose }: FigureDialogProps) {
  const t = useText();
  const form = useId();
  const { command, person } = useReportSession();
  const figures = useReport((report) => report.figures) ?? noFigures;
  const mayAdd = useReport((report) => may(person.id, { do: 'addFigure' }, report));
  const connection = useClientState((state) => state.connection);
  const names = useMemo(() => formulaNames(figures), [figures]);
  const [draft, setDraft] = useState(() => {
    const first = newDraft(initial);
    return first.group === '' ? { ...first, group: usualGroup(figures, first.unit) } : first;
  });
  const [wasTried, setWasTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const faults = draftFaults(draft, names);

  const save = async () => {
    setWasTried(true);
    setProblem(null);
    if (faults.size > 0 || busy) return;
    setBusy(true);
    const id = newFigureId();
    const answer = await command({ type: 'addFigure', figure: definitionOf(draft, id, names) });
    setBusy(false);
    if (answer.ok) onDone(id);
    else setProblem(answer.problem);
  };

  return (
    <Dialog
      title={t('figures.new')}
      onClose={onClose}
      footer={
        <FormFoot form={form} busy={busy} disabled={connection === 'refused' || !mayAdd} onClose={onClose}>
          {t('figures.add')}
        </FormFoot>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog in a form of its caller must not send that one.
          event.stopPropagation();
          void save();
        }}
      >
        <OfflineNote what="waits" />
        {mayAdd === false && <Alert kind="warn">{t('figures.may-not-add')}</Alert>}
        {problem && <Alert>{problemText(problem)}</Alert>}
        <FigureFields
          draft={draft}
          onChange={setDraft}
          figures={figures}
          names={names}
          faults={wasTried ? faults : noFaults}
        />
      </form>
    </Dialog>
  );
}
