import {
  type Figure,
  figureValues,
  maybeSection,
  type PlaceRef,
  type Report,
  type SectionId,
} from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useWhyReadOnly } from '../checks/use-why-read-only';
import { surroundings } from '../editor/places/place-surroundings';
import { useClientState, useReport } from '../report/report-session';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert, Checkbox, Field, TextField } from '../ui/field';
import ticks from '../ui/tick-list.module.css';
import { entryFault } from './entry-fault';
import { entryText, readEntry } from './entry-text';
import styles from './figure-form.module.css';
import { EntryInput } from './figure-value-fields';
import { placesBySection } from './moved-places';
import lists from './split-dialog.module.css';
import { useSplit } from './use-split';

/** 拆分: some places of a figure mean something else, and become places of a second one. */
export function SplitDialog({ figure, onClose }: { readonly figure: Figure; readonly onClose: () => void }) {
  const report = useReport((now) => now);
  /** The text as it was when the dialog opened: what is ticked must not move under one's hands. */
  const [seen] = useState(report);
  return seen && <OpenSplit figure={figure} report={seen} onClose={onClose} />;
}

const keyOf = ({ section, pos }: PlaceRef) => `${section} ${pos}`;

function OpenSplit({
  figure,
  report,
  onClose,
}: {
  readonly figure: Figure;
  readonly report: Report;
  readonly onClose: () => void;
}) {
  const t = useText();
  const form = useId();
  const isOnline = useClientState((state) => state.connection === 'online');
  const whyReadOnly = useWhyReadOnly();
  const split = useSplit();
  const [label, setLabel] = useState('');
  const [value, setValue] = useState(() => firstValue(report, figure));
  const [why, setWhy] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [wasTried, setWasTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sections = placesBySection(report, figure.id);
  const entry = readEntry(value, figure);
  const isEmpty = !entry.ok && entry.code === 'empty';
  const labelFault =
    label.trim() === ''
      ? t('figures.no-label')
      : label.trim() === figure.label
        ? t('figures.split-same')
        : null;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (busy || labelFault || chosen.size === 0 || (!entry.ok && !isEmpty)) return;
    setBusy(true);
    const moves = sections.flatMap(({ section, places }) => {
      const own = places.filter((place) => chosen.has(keyOf(place))).map(({ pos }) => pos);
      return own.length === 0 ? [] : [{ section, seen: places.map(({ pos }) => pos), chosen: new Set(own) }];
    });
    const answer = await split(
      figure,
      { label: label.trim(), value: entry.ok ? entry.value : null, why: why.trim() },
      moves,
    );
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  const toggle = (key: string) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });

  return (
    <Dialog
      title={t('figures.split-of', { label: figure.label })}
      onClose={busy ? () => {} : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={busy} disabled={!isOnline}>
            {t('figures.split-do', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className={styles.form} onSubmit={(event) => void send(event)}>
        {!isOnline && <Alert kind="warn">{t('figures.offline')}</Alert>}
        {problem && (
          <Alert>{problem.code === 'conflict' ? t('figures.split-conflict') : problemText(problem)}</Alert>
        )}
        <p>{t('figures.split-hint')}</p>
        <TextField
          label={t('figures.split-label')}
          lang="zh-CN"
          maxLength={100}
          autoFocus
          value={label}
          error={wasTried ? labelFault : null}
          onChange={setLabel}
        />
        <Field
          label={t('figures.split-value')}
          error={wasTried && !entry.ok && !isEmpty ? entryFault(t, entry, figure) : null}
        >
          {(control) => <EntryInput {...control} writing={figure} value={value} onEntry={setValue} />}
        </Field>
        <Places
          report={report}
          places={sections.flatMap(({ places }) => places)}
          chosen={chosen}
          whyReadOnly={whyReadOnly}
          isMissing={wasTried && chosen.size === 0}
          onToggle={toggle}
        />
        <TextField label={t('figures.why')} lang="zh-CN" maxLength={200} value={why} onChange={setWhy} />
      </form>
    </Dialog>
  );
}

/** The value as it is; whoever splits changes it, or enters it later. */
function firstValue({ figures }: Report, figure: Figure): string {
  const value = figureValues(figures).get(figure.id);
  return figure.kind === 'entered' && value?.ok ? entryText(value.value.toString(), figure) : '';
}

function Places({
  report,
  places,
  chosen,
  whyReadOnly,
  isMissing,
  onToggle,
}: {
  readonly report: Report;
  readonly places: readonly PlaceRef[];
  readonly chosen: ReadonlySet<string>;
  readonly whyReadOnly: (section: SectionId) => string | null;
  readonly isMissing: boolean;
  readonly onToggle: (key: string) => void;
}) {
  const t = useText();
  const sectionName = useSectionName();
  return (
    <fieldset className={lists.places}>
      <legend className={styles.legend}>{t('figures.split-places')}</legend>
      {isMissing && <Alert>{t('figures.split-none')}</Alert>}
      {places.some(({ section }) => maybeSection(report, section)?.pins) && (
        <Alert kind="info">{t('figures.split-agreed')}</Alert>
      )}
      <ul className={ticks.list}>
        {places.map((place) => {
          const why = whyReadOnly(place.section);
          const key = keyOf(place);
          return (
            <li key={key} className={ticks.item}>
              <Checkbox
                className={ticks.tick}
                checked={chosen.has(key)}
                disabled={why !== null}
                onChange={() => onToggle(key)}
              >
                <span lang="zh-CN" className={lists.words}>
                  …{surroundings(report, place)}…
                </span>
                <span lang="zh-CN" className={lists.section}>
                  {sectionName(place.section)}
                </span>
                {why && <span className={lists.section}>{why}</span>}
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
