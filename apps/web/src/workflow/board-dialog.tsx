import type { MessageKey } from '@huigao/messages';
import {
  openSuggestionCounts,
  openThreadCounts,
  type Report,
  type SectionStatus,
  sectionStatuses,
  signersInTurn,
} from '@huigao/report';
import { FileSignature, Printer, Snowflake, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { useFindings } from '../checks/use-findings';
import { peopleBySection } from '../report/people-here';
import { useClientState, useReport, useReportSession } from '../report/report-session';
import { useMayManage } from '../report/use-may-manage';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/select-field';
import styles from './board.module.css';
import { type BoardOrder, boardOrders } from './board-order';
import { BoardTable } from './board-table';
import { FreezeDialog } from './freeze-dialog';
import { SignTogetherDialog } from './sign-together-dialog';
import { signableWholes } from './signable-wholes';
import { SignersDialog } from './signers-dialog';
import { useLastChanges } from './use-last-changes';

/** 进度总览: every section with who has it, where it stands, and what keeps it from being done; and the last steps of the whole. */
export default function BoardDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const report = useReport((now) => now);
  const { id } = useReportSession();
  const [order, setOrder] = useState<BoardOrder>('outline');
  const findings = useFindings();
  const tabs = useClientState((state) => state.people);
  const here = useMemo(() => peopleBySection(tabs), [tabs]);
  const unsynced = useClientState((state) => state.unsynced);
  const changes = useLastChanges(id);
  const printedAt = new Intl.DateTimeFormat(languageTag(useLocale()), {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  if (!report) return null;
  const sections = report.outline.filter(({ kind }) => kind !== 'part');
  return (
    <Dialog
      title={t('board.title')}
      size="xl"
      onClose={onClose}
      footer={
        <>
          <Acts report={report} />
          <Button icon={Printer} onClick={() => print()}>
            {t('board.print')}
          </Button>
          <Button onClick={onClose}>{t('ui.done')}</Button>
        </>
      }
    >
      <div className={styles.board} data-print>
        <p className={styles.printed} lang="zh-CN">
          {report.title} · {printedAt.format(Date.now())}
        </p>
        <Summary report={report} />
        <Order order={order} onOrder={setOrder} />
        <BoardTable
          report={report}
          sections={sections}
          facts={{
            findings,
            comments: openThreadCounts(report),
            suggestions: openSuggestionCounts(report),
            here,
            unsynced,
            changes,
          }}
          order={order}
          onOrder={setOrder}
          onGo={onClose}
        />
      </div>
    </Dialog>
  );
}

const orderTexts = {
  outline: 'board.section',
  status: 'board.status',
  due: 'board.due',
  findings: 'board.findings',
  comments: 'board.comments',
  values: 'board.values',
  signatures: 'board.signatures',
  changed: 'board.changed',
  here: 'board.here',
} as const satisfies Record<BoardOrder, MessageKey>;

/** Sorts where there are no heads of columns to press. */
function Order({
  order,
  onOrder,
}: {
  readonly order: BoardOrder;
  readonly onOrder: (order: BoardOrder) => void;
}) {
  const t = useText();
  return (
    <SelectField
      label={t('board.sort-by')}
      className={styles.order}
      value={order}
      onChange={(chosen) => onOrder(chosen as BoardOrder)}
    >
      {boardOrders.map((one) => (
        <option key={one} value={one}>
          {t(orderTexts[one])}
        </option>
      ))}
    </SelectField>
  );
}

/** How far the whole is: sections by status, and what was frozen. */
function Summary({ report }: { readonly report: Report }) {
  const t = useText();
  const sections = report.outline.filter(({ kind }) => kind !== 'part');
  const count = (status: SectionStatus) => sections.filter((entry) => entry.status === status).length;
  const counts = sectionStatuses
    .filter((status) => count(status) > 0)
    .map((status) => t(`board.count-${status}`, { count: count(status) }))
    .join(t('board.and'));
  const done = count('agreed') + count('signed');
  const last = report.finals.at(-1);
  return (
    <div className={styles.summary}>
      <progress
        className={styles.bar}
        max={sections.length}
        value={done}
        aria-label={t('board.progress', { done, total: sections.length })}
      />
      <p>
        {t('board.summary', { total: sections.length, counts })}
        {last && <> · {t('board.frozen', { number: last.number })}</>}
      </p>
    </div>
  );
}

type Open = 'signers' | 'sign' | 'freeze';

/** What concerns the report as a whole, for those who may. */
function Acts({ report }: { readonly report: Report }) {
  const t = useText();
  const { person } = useReportSession();
  const isOwner = useMayManage();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const isAsked = report.outline.some(
    (entry) =>
      (entry.status === 'agreed' || entry.status === 'signed') &&
      signersInTurn(report, entry).includes(person.id),
  );
  const wholes = signableWholes(report, person.id);
  const isPartOnly = wholes.length > 0 && wholes[0] !== null;
  return (
    <>
      {isAsked && (
        <Button
          icon={FileSignature}
          disabled={wholes.length === 0}
          title={wholes.length === 0 ? t('board.not-all-agreed') : undefined}
          onClick={() => setOpen('sign')}
        >
          {t(isPartOnly ? 'board.sign-part' : 'board.sign-all')}
        </Button>
      )}
      {isOwner && (
        <>
          <Button icon={Users} onClick={() => setOpen('signers')}>
            {t('board.signers')}
          </Button>
          <Button icon={Snowflake} onClick={() => setOpen('freeze')}>
            {t('board.freeze')}
          </Button>
        </>
      )}
      {open === 'sign' && <SignTogetherDialog report={report} wholes={wholes} onClose={close} />}
      {open === 'signers' && <SignersDialog report={report} onClose={close} />}
      {open === 'freeze' && <FreezeDialog report={report} onClose={close} />}
    </>
  );
}
