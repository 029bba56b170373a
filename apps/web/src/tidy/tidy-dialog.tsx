import type { SectionId, TidyRule } from '@huigao/report';
import { SpellCheck2 } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useNumberedOutline } from '../report/numbered-outline';
import { useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { Alert, Checkbox } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { Loading } from '../ui/spinner';
import { useToast } from '../ui/toast';
import styles from './tidy.module.css';
import { TidyChangeRow } from './tidy-change';
import { keepRules, keptRules } from './tidy-choice';
import type { TidyFound, TidyList } from './tidy-found';
import { TidyRulesList } from './tidy-rules-list';
import { tidyTexts } from './tidy-texts';
import { useTidyList } from './use-tidy-list';

export interface TidyDialogProps {
  /** The section it begins with; null: the whole report. */
  readonly section: SectionId | null;
  readonly onClose: () => void;
}

function toggled<Value>(set: ReadonlySet<Value>, values: readonly Value[], to?: 'in' | 'out') {
  const next = new Set(set);
  for (const value of values) {
    const isOut = to ? to === 'out' : next.has(value);
    if (isOut) next.delete(value);
    else next.add(value);
  }
  return next;
}

/** 整理: what the house style would change, rule by rule and place by place; makes what is ticked. */
export default function TidyDialog({ section, onClose }: TidyDialogProps) {
  const t = useText();
  const session = useReportSession();
  const [only, setOnly] = useState(section);
  const [rules, setRules] = useState(keptRules);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const list = useTidyList(rules, only);
  const tell = useTelling();
  const chosen = (list?.found ?? []).filter(({ key }) => !left.has(key));

  const changeRules = (rule: TidyRule) => {
    const next = toggled(rules, [rule]);
    setRules(next);
    keepRules(next);
  };
  const tidy = () => {
    const done = tidyTexts(session, chosen, rules);
    onClose();
    tell(done);
  };
  return (
    <Dialog
      title={t('tidy.title')}
      size="lg"
      onClose={onClose}
      footer={
        <>
          <p className={styles.stay}>{t('tidy.figures-stay')}</p>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" disabled={chosen.length === 0} onClick={tidy}>
            {t('tidy.apply', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.side}>
          <ScopeField only={only} onOnly={setOnly} />
          <TidyRulesList rules={rules} counts={list?.counts ?? new Map()} onToggle={changeRules} />
        </div>
        <div className={styles.main}>
          {list ? (
            <Changes list={list} left={left} onLeft={setLeft} rules={rules} />
          ) : (
            <Loading label={t('tidy.looking')} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function ScopeField({
  only,
  onOnly,
}: {
  readonly only: SectionId | null;
  readonly onOnly: (only: SectionId | null) => void;
}) {
  const t = useText();
  const outline = useNumberedOutline();
  return (
    <SelectField
      label={t('tidy.scope')}
      value={only ?? ''}
      onChange={(chosen) => onOnly(chosen === '' ? null : (chosen as SectionId))}
    >
      <option value="">{t('tidy.whole')}</option>
      {outline
        .filter(({ entry }) => entry.kind !== 'part')
        .map(({ entry, number }) => (
          <option key={entry.id} value={entry.id}>
            {number + entry.title}
          </option>
        ))}
    </SelectField>
  );
}

interface ChangesProps {
  readonly list: TidyList;
  readonly rules: ReadonlySet<TidyRule>;
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
}

/** How many are drawn at first, and then at a time. */
const atATime = 200;

function Changes({ list: { found, counts, readOnly }, left, onLeft }: ChangesProps) {
  const t = useText();
  const { suggesting } = useReportSession();
  const sectionName = useSectionName();
  const [limit, setLimit] = useState(atATime);
  const names = (sections: readonly SectionId[]) => sections.map(sectionName).join(t('tidy.list-mark'));
  const sections = [...new Set(found.map((one) => one.section))];
  const suggested = sections.filter(suggesting.isOn);
  const isAnyLeftOut = [...counts.values()].some((count) => count > 0);
  const shown = found.slice(0, limit);
  return (
    <>
      {readOnly.length > 0 && <Alert kind="info">{t('tidy.read-only', { sections: names(readOnly) })}</Alert>}
      {suggested.length > 0 && (
        <Alert kind="info">{t('tidy.suggested', { sections: names(suggested) })}</Alert>
      )}
      {found.length === 0 && (
        <EmptyState icon={SpellCheck2} title={t('tidy.none-title')}>
          <p>{t(isAnyLeftOut ? 'tidy.none-rules' : 'tidy.none')}</p>
        </EmptyState>
      )}
      {sections.map((section) => (
        <SectionChanges
          key={section}
          name={sectionName(section)}
          found={found.filter((one) => one.section === section)}
          shown={shown.filter((one) => one.section === section)}
          left={left}
          onLeft={onLeft}
        />
      ))}
      {found.length > limit && (
        <Button onClick={() => setLimit(limit + atATime)}>
          {t('tidy.more', { count: Math.min(atATime, found.length - limit) })}
        </Button>
      )}
    </>
  );
}

function SectionChanges({
  name,
  found,
  shown,
  left,
  onLeft,
}: {
  readonly name: string;
  readonly found: readonly TidyFound[];
  readonly shown: readonly TidyFound[];
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
}) {
  const t = useText();
  const keys = found.map(({ key }) => key);
  const chosen = keys.filter((key) => !left.has(key)).length;
  return (
    <section className={styles.section} aria-label={name}>
      <h3 className={styles.heading}>
        <Checkbox
          ref={(box) => {
            if (box) box.indeterminate = chosen > 0 && chosen < keys.length;
          }}
          checked={chosen > 0}
          onChange={() => onLeft(toggled(left, keys, chosen > 0 ? 'in' : 'out'))}
        >
          <span lang="zh-CN">{name}</span>
          <span className={styles.count}>{t('tidy.section-count', { chosen, count: keys.length })}</span>
        </Checkbox>
      </h3>
      <ul className={styles.changes}>
        {shown.map((one) => (
          <TidyChangeRow
            key={one.key}
            found={one}
            isChosen={!left.has(one.key)}
            onToggle={(key) => onLeft(toggled(left, [key]))}
          />
        ))}
      </ul>
    </section>
  );
}

function useTelling(): (done: { readonly made: number; readonly missed: number }) => void {
  const t = useText();
  const toast = useToast();
  const { undoOrder } = useReportSession();
  return ({ made, missed }) => {
    const words = t('tidy.done', { count: made }) + (missed > 0 ? t('tidy.missed', { count: missed }) : '');
    const undo = { label: t('tidy.undo'), act: () => void undoOrder.undo() };
    toast(words, 'done', made > 0 ? undo : undefined);
  };
}
