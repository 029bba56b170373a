import { may, type OutlineEntry, type ReportId, type SectionId } from '@huigao/report';
import { ChevronDown, History, Lock, PenLine, SpellCheck2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useReport, useReportSession } from '../report/report-session';
import { TidyDialog } from '../tidy/late-dialog';
import { Button } from '../ui/button';
import { Menu } from '../ui/menu';
import hidden from '../ui/visually-hidden.module.css';
import { dueSteps, type PossibleStep, possibleSteps } from './possible-steps';
import styles from './workflow.module.css';

const StepDialog = late(() => import('./step-dialog'), ['more']);
const StepsDialog = late(() => import('./steps-dialog'), ['more']);

export interface SectionStateProps {
  readonly entry: OutlineEntry;
  /** In words why one may not write; null where one may. */
  readonly lock: string | null;
}

/** What stays the same from key to key, so that nothing here is drawn with the text. */
const joined = (steps: readonly PossibleStep[]) => steps.join(' ');
const parted = (steps: string | null) => (steps ? (steps.split(' ') as PossibleStep[]) : []);

const momentsAddress = (report: ReportId, section: SectionId) =>
  `/reports/${encodeURIComponent(report)}/history?section=${encodeURIComponent(section)}`;

/** 起草 · 林晓: where the section stands and who drafts it, with what the person can do about it. */
export function SectionState({ entry, lock }: SectionStateProps) {
  const t = useText();
  const { id, person } = useReportSession();
  const [, navigate] = useLocation();
  const sectionName = useSectionName();
  const possible = parted(useReport((report) => joined(possibleSteps(report, entry, person.id))));
  const due = parted(useReport((report) => joined(dueSteps(report, entry, person.id))));
  const mayLookBack = useReport(
    (report) => report !== null && may(person.id, { do: 'comment', section: entry.id }, report),
  );
  const [step, setStep] = useState<PossibleStep | 'steps' | 'tidy' | null>(null);
  const close = () => setStep(null);
  return (
    <div className={styles.state}>
      <Menu
        align="end"
        trigger={(props) => (
          <button
            type="button"
            {...props}
            className={styles.tag}
            data-status={entry.status}
            title={lock ?? undefined}
          >
            {lock && <Lock aria-hidden className={styles.small} />}
            <StatusWords entry={entry} />
            <ChevronDown aria-hidden className={styles.small} />
            {/* After what one sees, so that who speaks to the computer can say that. */}
            <span className={hidden.text}>
              {` ${t('workflow.actions', { section: sectionName(entry.id) })} ${lock ?? ''}`}
            </span>
          </button>
        )}
        groups={[
          {
            id: 'steps',
            items: possible.map((one) => ({
              id: one,
              label: t(`workflow.${one}`),
              onSelect: () => setStep(one),
            })),
          },
          {
            id: 'history',
            items: [
              ...(lock === null
                ? [
                    {
                      id: 'tidy',
                      icon: SpellCheck2,
                      label: t('workflow.tidy'),
                      onSelect: () => setStep('tidy'),
                    },
                  ]
                : []),
              { id: 'steps', icon: History, label: t('workflow.steps'), onSelect: () => setStep('steps') },
              ...(mayLookBack
                ? [
                    {
                      id: 'moments',
                      icon: PenLine,
                      label: t('workflow.moments'),
                      onSelect: () => navigate(momentsAddress(id, entry.id)),
                    },
                  ]
                : []),
            ],
          },
        ].filter(({ items }) => items.length > 0)}
      />
      {due.map((one) => (
        <Button key={one} size="sm" onClick={() => setStep(one)}>
          {t(`workflow.${one}`)}
        </Button>
      ))}
      {step === 'tidy' && <TidyDialog section={entry.id} onClose={close} />}
      {step !== null && step !== 'tidy' && <Asked entry={entry} step={step} onClose={close} />}
    </div>
  );
}

/** The state in words, with the names of those who draft. */
function StatusWords({ entry }: { readonly entry: OutlineEntry }) {
  const t = useText();
  const people = useReport((report) => report.people);
  const status = t(`report.status-${entry.status}`);
  const names = entry.drafters.map((person) => people?.get(person)?.name ?? t('members.gone'));
  return names.length === 0
    ? status
    : t('report.status-of', { status, people: names.join(t('members.and')) });
}

/** Reads the whole report, which changes with every key: only while it is open. */
function Asked({
  entry,
  step,
  onClose,
}: {
  readonly entry: OutlineEntry;
  readonly step: PossibleStep | 'steps';
  readonly onClose: () => void;
}) {
  const report = useReport((now) => now);
  if (!report) return null;
  return step === 'steps' ? (
    <StepsDialog report={report} entry={entry} onClose={onClose} />
  ) : (
    <StepDialog report={report} entry={entry} step={step} onClose={onClose} />
  );
}
