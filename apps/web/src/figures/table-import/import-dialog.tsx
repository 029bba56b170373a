import { figuresFromTable, figuresFromText, type TableFault, type TableMeaning } from '@huigao/import';
import type { Report } from '@huigao/report';
import { FileSpreadsheet, ScanText } from 'lucide-react';
import { type ClipboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { type Problem, problemText } from '../../app/http';
import { useText } from '../../app/locale';
import { useClientState, useReport, useReportSession } from '../../report/report-session';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Alert, TextField } from '../../ui/field';
import { SelectField } from '../../ui/select-field';
import { useToast } from '../../ui/toast';
import { newFigureId } from '../figure-draft';
import {
  type BesideValues,
  type ChosenLine,
  chosenLines,
  importCommand,
  isReady,
  takenBack,
} from './change-list';
import { ChangeTable } from './change-table';
import { pastedTable } from './clipboard-table';
import styles from './import-dialog.module.css';
import { type PastedRange, pastedRange } from './pasted-range';
import { readFile, type TableSource } from './read-source';

/** What the list is made of: sheets of a table, or the report's own text. */
type Source = TableSource | 'text';

export interface ImportDialogProps {
  /** A range that was pasted already; null: it is asked for. */
  readonly initial: PastedRange | null;
  readonly onClose: () => void;
}

/** 从表格导入: a range, a file or the text, as a list of changes, applied as one. */
export default function ImportDialog({ initial, onClose }: ImportDialogProps) {
  const report = useReport((now) => now);
  /** The report as it was when the dialog opened: a list must not change under one's hands. The server looks at versions. */
  const [seen] = useState(report);
  return seen && <OpenImport report={seen} initial={initial} onClose={onClose} />;
}

const usualUnits = '元 千元 万元 亿元 % 人 人次 名 个 件 项 次'.split(' '); // domain data

function OpenImport({ report, initial, onClose }: ImportDialogProps & { readonly report: Report }) {
  const t = useText();
  const pastedName = t('figures.import-pasted');
  const [pasted] = useState(() => initial && pastedTable(initial));
  const [source, setSource] = useState<Source | null>(
    pasted?.ok ? { name: pastedName, sheets: [pasted.table] } : null,
  );
  const [sheet, setSheet] = useState(0);
  const [unit, setUnit] = useState('');
  const [as, setAs] = useState<TableMeaning>('values');
  const read = useMemo(() => {
    if (source === null) return [];
    if (source === 'text') return figuresFromText(report);
    const { figures, year } = report;
    return figuresFromTable(source.sheets[sheet]!, { figures, year, unit, as });
  }, [source, sheet, unit, as, report]);
  const name = source === null ? '' : source === 'text' ? t('figures.import-from-text') : source.name;
  if (source === null)
    return (
      <AskForSource
        firstFault={pasted?.ok === false ? pasted.code : null}
        onSource={setSource}
        onClose={onClose}
      />
    );
  return (
    <Proposal
      key={`${name} ${sheet} ${unit} ${as}`}
      report={report}
      name={name}
      as={source !== 'text' && as !== 'values' ? as : undefined}
      first={chosenLines(read)}
      onBack={() => setSource(null)}
      onClose={onClose}
    >
      {source !== 'text' && (
        <div className={styles.options}>
          {source.sheets.length > 1 && (
            <SelectField
              label={t('figures.import-sheet')}
              lang="zh-CN"
              value={sheet}
              onChange={(chosen) => setSheet(Number(chosen))}
            >
              {source.sheets.map((one, index) => (
                <option key={one.name} value={index}>
                  {one.name}
                </option>
              ))}
            </SelectField>
          )}
          <SelectField
            label={t('figures.import-as')}
            value={as}
            onChange={(chosen) => setAs(chosen as typeof as)}
          >
            {(['values', 'previous', 'accounts'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`figures.import-as-${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField label={t('figures.import-unit')} lang="zh-CN" value={unit} onChange={setUnit}>
            <option value="">{t('figures.import-unit-own')}</option>
            {usualUnits.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectField>
        </div>
      )}
    </Proposal>
  );
}

function AskForSource({
  firstFault,
  onSource,
  onClose,
}: {
  readonly firstFault: TableFault | null;
  readonly onSource: (source: Source) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const file = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState(firstFault);
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const pasted = pastedTable(pastedRange(event.clipboardData));
    if (pasted.ok) onSource({ name: t('figures.import-pasted'), sheets: [pasted.table] });
    else setFault(pasted.code);
  };
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = await readFile(chosen);
    if (read.ok) onSource(read.source);
    else setFault(read.code);
  };
  return (
    <Dialog
      title={t('figures.import')}
      size="md"
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.cancel')}</Button>}
    >
      {fault && <Alert>{t(`figures.import-fault-${fault}`)}</Alert>}
      <textarea
        className={styles.paste}
        aria-label={t('figures.import-paste')}
        placeholder={t('figures.import-paste')}
        value=""
        readOnly
        rows={5}
        onPaste={paste}
      />
      <div className={styles.ways}>
        <input
          ref={file}
          type="file"
          accept=".xlsx,.csv,.tsv,.txt"
          hidden
          data-testid="table-file"
          onChange={({ currentTarget }) => {
            void choose(currentTarget.files?.[0]);
            // The same file may be chosen again after it was corrected.
            currentTarget.value = '';
          }}
        />
        <Button icon={FileSpreadsheet} onClick={() => file.current?.click()}>
          {t('figures.import-file')}
        </Button>
        <Button icon={ScanText} onClick={() => onSource('text')}>
          {t('figures.import-from-text')}
        </Button>
      </div>
      <p className={styles.hint}>{t('figures.import-hint')}</p>
    </Dialog>
  );
}

interface ProposalProps {
  readonly report: Report;
  readonly name: string;
  /** What the numbers are, where that is not the values. */
  readonly as: BesideValues | undefined;
  readonly first: readonly ChosenLine[];
  readonly onBack: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The list of changes, and the one button that makes them all. */
function Proposal({ report, name, as, first, onBack, onClose, children }: ProposalProps) {
  const t = useText();
  const toast = useToast();
  const groupsId = useId();
  const { command } = useReportSession();
  const connection = useClientState((state) => state.connection);
  const groups = useMemo(() => [...new Set([...report.figures.values()].map((one) => one.group))], [report]);
  const [lines, setLines] = useState(first);
  const [group, setGroup] = useState(groups[0] ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ready = lines.filter(isReady);
  const hasNew = ready.some(({ line }) => line.figure === null);

  const apply = async () => {
    if (busy || ready.length === 0 || (hasNew && group.trim() === '')) return;
    setBusy(true);
    const wanted = importCommand(lines, { name, group: group.trim(), as }, newFigureId);
    const answer = await command(wanted);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    onClose();
    const undo = async () => {
      const back = await command(takenBack(wanted, report.figures, t('figures.import-taken-back')));
      if (back.ok) toast(t('figures.import-undone'));
      else toast(t('figures.import-not-undone', { why: problemText(back.problem) }), 'bad');
    };
    toast(t('figures.imported', { count: ready.length }), 'done', {
      label: t('figures.undo'),
      act: () => void undo(),
    });
  };

  return (
    <Dialog
      title={t('figures.import-of', { name })}
      size="lg"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onBack}>{t('figures.import-back')}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={ready.length === 0 || connection !== 'online'}
            onClick={() => void apply()}
          >
            {t('figures.import-apply', { count: ready.length })}
          </Button>
        </>
      }
    >
      {problem && (
        <Alert>{problem.code === 'conflict' ? t('figures.import-conflict') : problemText(problem)}</Alert>
      )}
      {children}
      {hasNew && (
        <TextField
          label={t('figures.import-group')}
          lang="zh-CN"
          maxLength={100}
          list={groupsId}
          value={group}
          error={group.trim() === '' ? t('figures.no-group') : null}
          onChange={setGroup}
        />
      )}
      <datalist id={groupsId}>
        {groups.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <ChangeTable lines={lines} as={as} onLines={setLines} figures={report.figures} />
    </Dialog>
  );
}
