import { type Figure, may, type Report } from '@huigao/report';
import { useId, useMemo, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { OfflineNote } from '../report/offline-note';
import { useClientState, useReport, useReportSession } from '../report/report-session';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { changeOf, type DraftFault, draftFaults, draftOf } from './figure-draft';
import { FigureFields } from './figure-fields';
import { formulaNames } from './formula-names';

const nobody: Report['people'] = new Map();
const noFaults: ReadonlySet<DraftFault> = new Set();

/** 名称和格式: everything about a figure but its value. */
export function FigureSettingsDialog({
  figure: first,
  onClose,
}: {
  readonly figure: Figure;
  readonly onClose: () => void;
}) {
  const t = useText();
  const form = useId();
  const { command, person } = useReportSession();
  const figures = useReport((report) => report.figures) ?? new Map();
  const people = useReport((report) => report.people) ?? nobody;
  const mayPublish = useReport((report) => may(person.id, { do: 'publishFigures' }, report)) ?? false;
  const connection = useClientState((state) => state.connection);
  const names = useMemo(() => formulaNames(figures), [figures]);
  /** The figure as it was when the form was filled; another version since then is a conflict. */
  const [figure, setFigure] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first, names));
  const [wasTried, setWasTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const faults = draftFaults(draft, names);

  const save = async () => {
    setWasTried(true);
    if (faults.size > 0 || busy) return;
    const change = changeOf(draft, figure, names);
    if (Object.keys(change).length === 0) return onClose();
    setBusy(true);
    const answer = await command({
      type: 'changeFigure',
      figure: figure.id,
      version: figure.version,
      change,
    });
    setBusy(false);
    if (answer.ok) return onClose();
    setProblem(answer.problem);
    // What was filled in stays; sent once more it is a change of the figure as it is now.
    const current = answer.problem.body['current'];
    if (answer.problem.code === 'conflict' && current) setFigure(current as Figure);
  };

  return (
    <Dialog
      title={t('figures.settings-of', { label: first.label })}
      onClose={onClose}
      footer={
        <FormFoot form={form} busy={busy} disabled={connection === 'refused'} onClose={onClose}>
          {t('figures.save')}
        </FormFoot>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <OfflineNote what="waits" />
        {problem && (
          <Alert>{problem.code === 'conflict' ? t('figures.settings-conflict') : problemText(problem)}</Alert>
        )}
        <FigureFields
          draft={draft}
          onChange={setDraft}
          figures={figures}
          names={names}
          faults={wasTried ? faults : noFaults}
          figure={figure}
          owners={mayPublish ? [...people.values()] : null}
        />
      </form>
    </Dialog>
  );
}
