import type { Identity } from '@huigao/checks';
import { type Figure, type FigureId, isInUse, placesByFigure, type Report } from '@huigao/report';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { useSums } from '../checks/use-findings';
import { useClientState, useReport, useReportSession } from '../report/report-session';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { useToast } from '../ui/toast';
import type { FigureStart } from './figure-draft';
import { type FigureFilter, FigureFilterBar, noFilter } from './figure-filter';
import { FigureGroup } from './figure-group';
import { isUnpublished, type ListedFigure } from './figure-list';
import { FigureRow } from './figure-row';
import styles from './figures-panel.module.css';
import { type FormulaNames, formulaNames, namedFormula } from './formula-names';
import { OpenedDialog } from './late-dialogs';
import { missingText } from './missing-text';
import { NoFigures, NothingFound } from './no-figures';
import type { Opened } from './opened-dialog';
import { PanelTotals } from './panel-totals';
import type { FigureRowActions } from './row-actions';
import { useFigureEditing } from './use-figure-editing';
import { useFigureRights } from './use-figure-rights';
import { useFigureSettling } from './use-figure-settling';
import { useFoundFigures } from './use-found-figures';
import { usePastedRange } from './use-pasted-range';
import { useShownFigure } from './use-shown-figure';
import { useWaitingFigures } from './use-waiting-figures';

/** 数据: every figure of the report, in groups; values are changed here, and every place of them follows. */
export default function FiguresPanel() {
  const t = useText();
  const figures = useReport((report) => report.figures);
  if (!figures) return <Loading label={t('app.loading')} />;
  return <FigureList figures={figures} />;
}

function FigureList({ figures }: { readonly figures: Report['figures'] }) {
  const t = useText();
  const session = useReportSession();
  const connection = useClientState((state) => state.connection);
  const allSums = useSums();
  const [filter, setFilter] = useState<FigureFilter>(noFilter);
  const [opened, setOpened] = useState<Opened | null>(null);
  const names = useMemo(() => formulaNames(figures), [figures]);
  const { wanted, inStates, found, groups } = useFoundFigures(figures, filter);
  const { people, mayAdd, mayPublish, lockOf } = useFigureRights(figures);
  const {
    editing,
    saves,
    actions: entering,
  } = useFigureEditing(() => groups.flatMap((group) => group.figures.map(({ figure }) => figure)));
  const panel = useRef<HTMLDivElement>(null);
  const shown = useShownFigure(panel, found, (figure) =>
    setFilter({ ...noFilter, state: !figure || isInUse(figure) ? 'all' : 'retired' }),
  );
  const actions = useRowActions(entering, setOpened);
  const waiting = useWaitingFigures();

  const mayImport = mayPublish && connection === 'online';
  usePastedRange(panel, mayImport ? (range) => setOpened({ what: 'import', range }) : null);
  const add = (initial: FigureStart) => setOpened({ what: 'new', initial });
  const onAdd = mayAdd && connection !== 'refused' ? add : null;
  const isFiltered = wanted.words.trim() !== '' || wanted.state !== 'all';

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only adds arrow keys to the buttons inside it
    <div ref={panel} className={styles.panel} onKeyDown={stepBetweenRows}>
      <FigureFilterBar
        filter={filter}
        onFilter={setFilter}
        counts={inStates}
        onAdd={onAdd && (() => onAdd({}))}
        onImport={mayImport ? () => setOpened({ what: 'import', range: null }) : null}
      />
      <ConnectionNotice />
      {wanted.state === 'unpublished' && mayPublish && (
        <PublishAll figures={found.map(({ figure }) => figure)} onPublish={actions.publish} />
      )}
      {groups.map(({ group, figures: own }) => (
        <FigureGroup
          key={group}
          group={group}
          count={own.length}
          sums={isFiltered ? none : sumsOf(allSums, own)}
          onAdd={
            onAdd &&
            (() => onAdd({ group, unit: own.at(-1)?.figure.unit, format: own.at(-1)?.figure.format }))
          }
        >
          {own.map((line) => (
            <FigureRow
              key={line.figure.id}
              line={line}
              formula={formulaOf(line.figure, names)}
              missing={missingOf(line, figures, t)}
              locked={lockOf(line.figure)}
              isWaiting={waiting.has(line.figure.id)}
              mayPublish={mayPublish}
              isEditing={editing === line.figure.id}
              save={saves.of(line.figure)}
              people={people}
              flash={shown?.figure === line.figure.id ? shown.turn : 0}
              actions={actions}
            />
          ))}
        </FigureGroup>
      ))}
      {found.length === 0 &&
        (isFiltered ? (
          <NothingFound words={wanted.words.trim()} onClear={() => setFilter(noFilter)} onAdd={onAdd} />
        ) : (
          <NoFigures onAdd={onAdd && (() => onAdd({}))} />
        ))}
      <PanelTotals figures={figures} shown={found.length} />
      {opened && (
        <OpenedDialog
          opened={opened}
          figures={figures}
          onClose={() => setOpened(null)}
          onMade={(figure) => {
            setOpened(null);
            session.navigator.showFigure(figure);
          }}
        />
      )}
    </div>
  );
}

/** What becomes of values that are changed without a connection. */
function ConnectionNotice() {
  const t = useText();
  const connection = useClientState((state) => state.connection);
  if (connection === 'online' || connection === 'connecting') return null;
  return (
    <div className={styles.notice}>
      <Alert kind="warn">{t(connection === 'offline' ? 'figures.offline-values' : 'figures.offline')}</Alert>
    </div>
  );
}

/** Publishes all of these that are not, where they are more than one. */
function PublishAll({
  figures,
  onPublish,
}: {
  readonly figures: readonly Figure[];
  readonly onPublish: FigureRowActions['publish'];
}) {
  const t = useText();
  const toPublish = figures.filter(isUnpublished);
  if (toPublish.length < 2) return null;
  return (
    <div className={styles.notice}>
      <Button size="sm" onClick={() => onPublish(toPublish)}>
        {t('figures.publish-all', { count: toPublish.length })}
      </Button>
    </div>
  );
}

const none: readonly Identity[] = [];

/** The sums between figures whose parts all stand in these lines. */
function sumsOf(sums: readonly Identity[], lines: readonly ListedFigure[]): readonly Identity[] {
  const ids = new Set(lines.map(({ figure }) => figure.id));
  return sums.filter(({ parts }) => parts.every(({ figure }) => figure !== null && ids.has(figure)));
}

const formulaOf = ({ formula }: Figure, names: FormulaNames) =>
  formula === null ? null : namedFormula(formula, names);

/** Why a computed figure has no value; an entered one says so in its cell. */
const missingOf = ({ shown }: ListedFigure, figures: Report['figures'], t: ReturnType<typeof useText>) =>
  shown.state === 'missing' && shown.code !== 'not-entered' ? missingText(t, shown, figures) : null;

/** Everything a row can ask for. The object stays the same, so that a row draws anew only for its own sake. */
function useRowActions(
  entering: ReturnType<typeof useFigureEditing>['actions'],
  open: (opened: Opened) => void,
): FigureRowActions {
  const t = useText();
  const toast = useToast();
  const settling = useFigureSettling();
  const { navigator, store } = useReportSession();
  /** Which place of a figure was gone to last. */
  const visited = useRef(new Map<FigureId, number>());
  return useMemo(
    () => ({
      ...entering,
      ...settling,
      explain: (reason) => toast(reason),
      goToPlace: (figure) => {
        const report = store.current();
        const places = report ? (placesByFigure(report).get(figure) ?? []) : [];
        const next = ((visited.current.get(figure) ?? -1) + 1) % Math.max(1, places.length);
        visited.current.set(figure, next);
        const place = places[next];
        if (place) navigator.goTo({ section: place.section, from: place.pos, to: place.pos + 1 });
      },
      insert: ({ id }) => {
        if (!navigator.insertPlace(id, '')) toast(t('figures.no-caret'), 'bad');
      },
      openSettings: ({ id }) => open({ what: 'settings', figure: id }),
      openHistory: ({ id }) => open({ what: 'history', figure: id }),
      openRetire: ({ id }) => open({ what: 'retire', figure: id }),
      openMerge: ({ id }) => open({ what: 'merge', figure: id }),
      openSplit: ({ id }) => open({ what: 'split', figure: id }),
    }),
    [entering, settling, navigator, open, store, t, toast],
  );
}

/** Up and down go to the same cell of the figure above and below. */
function stepBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const cell = event.target instanceof HTMLElement ? event.target.dataset['cell'] : undefined;
  // The button of a menu opens it with these keys.
  if (!cell || cell === 'menu') return;
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-cell="${cell}"]`)];
  const next = cells[cells.indexOf(event.target as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
