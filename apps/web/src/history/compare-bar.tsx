import type { ComparedSection, ReportId, SectionId } from '@huigao/report';
import { ArrowRight, ChevronDown, ChevronUp, Columns2, Pencil, RotateCcw, Rows2 } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { shortTime } from '../start/relative-time';
import { Button, IconButton } from '../ui/button';
import { SelectField } from '../ui/select-field';
import type { Choice } from './compared-versions';
import styles from './history.module.css';
import { KeepDialog } from './keep-dialog';
import { RestoreDialog } from './restore-dialog';
import type { Changes } from './use-change-keys';
import { versionName } from './version-words';
import { momentOf, now, type Restored, type Version } from './versions';

export interface CompareBarProps {
  readonly report: ReportId;
  readonly versions: readonly Version[];
  readonly titles: ReadonlyMap<SectionId, string>;
  readonly choice: Choice;
  readonly sections: readonly ComparedSection[];
  readonly changes: Changes;
  readonly total: number;
  readonly onChange: (change: Partial<Choice>) => void;
  /** Null: one may not name versions. */
  readonly onNamed: (() => void) | null;
  /** Null: one may not put anything back, or not to this. */
  readonly onRestore: ((restored: Restored) => void) | null;
  readonly isRestoring: boolean;
}

/** Which two are compared and how, and the way from change to change. */
export function CompareBar(props: CompareBarProps) {
  const t = useText();
  const { choice, sections, changes, total, onChange } = props;
  const isSide = choice.view === 'side';
  return (
    <div className={styles.bar}>
      <div className={styles.chosen}>
        <VersionSelect {...props} which="from" label={t('versions.from')} />
        <ArrowRight aria-hidden className={styles.arrow} />
        <VersionSelect {...props} which="to" label={t('versions.to')} />
        <SelectField
          label={t('versions.where')}
          lang="zh-CN"
          value={choice.section}
          onChange={(chosen) => onChange({ section: chosen as SectionId | '' })}
        >
          <option value="">{t('versions.everywhere')}</option>
          {sections
            .filter(({ kind }) => kind !== 'part')
            .map(({ id, number, title }) => (
              <option key={id} value={id}>
                {number + (title.after || title.before)}
              </option>
            ))}
        </SelectField>
      </div>
      <div className={styles.ways}>
        <span className={styles.count} role="status">
          {changes.current < 0
            ? t('versions.changes', { count: total })
            : t('versions.change-of', { at: changes.current + 1, count: total })}
        </span>
        <IconButton
          icon={ChevronUp}
          variant="secondary"
          label={t('versions.previous')}
          disabled={total === 0}
          onClick={() => changes.go(-1)}
        />
        <IconButton
          icon={ChevronDown}
          variant="secondary"
          label={t('versions.next')}
          disabled={total === 0}
          onClick={() => changes.go(1)}
        />
        <span className={styles.views}>
          <IconButton
            icon={isSide ? Rows2 : Columns2}
            variant="secondary"
            label={t(isSide ? 'versions.inline' : 'versions.side')}
            onClick={() => onChange({ view: isSide ? 'inline' : 'side' })}
          />
        </span>
        <Acts {...props} />
      </div>
    </div>
  );
}

interface VersionSelectProps extends CompareBarProps {
  readonly which: 'from' | 'to';
  readonly label: string;
}

function VersionSelect({ versions, titles, choice, onChange, which, label }: VersionSelectProps) {
  const t = useText();
  const locale = useLocale();
  return (
    <SelectField label={label} value={choice[which]} onChange={(chosen) => onChange({ [which]: chosen })}>
      {momentOf(choice[which]) && <option value={choice[which]}>{t('versions.moment-of')}</option>}
      <option value={now}>{t('versions.now')}</option>
      {versions.map((version) => (
        <option key={version.id} value={version.id}>
          {`${versionName(version, titles, locale)} · ${shortTime(version.at, locale)}`}
        </option>
      ))}
    </SelectField>
  );
}

/** What an owner can do with the earlier of the two. */
function Acts({ report, versions, titles, choice, onNamed, onRestore, isRestoring }: CompareBarProps) {
  const t = useText();
  const locale = useLocale();
  const [open, setOpen] = useState<'name' | 'restore' | null>(null);
  const version = versions.find(({ id }) => id === choice.from);
  if (!version) return null;
  return (
    <>
      {onNamed && (
        <IconButton
          icon={Pencil}
          variant="secondary"
          label={t('versions.name')}
          onClick={() => setOpen('name')}
        />
      )}
      {onRestore && (
        <Button icon={RotateCcw} busy={isRestoring} onClick={() => setOpen('restore')}>
          {t('versions.restore-all')}
        </Button>
      )}
      {open === 'name' && onNamed && (
        <KeepDialog report={report} version={version} onDone={onNamed} onClose={() => setOpen(null)} />
      )}
      {open === 'restore' && onRestore && (
        <RestoreDialog
          name={`${versionName(version, titles, locale)} · ${shortTime(version.at, locale)}`}
          onRestore={() => onRestore({ what: 'report' })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
