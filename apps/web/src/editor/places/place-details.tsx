import { formulaText, parseFormula } from '@huigao/figures';
import {
  type Figure,
  type FigureId,
  figureArithmetic,
  type PlaceRef,
  placesByFigure,
  type Report,
  resolveFigure,
} from '@huigao/report';
import { useText } from '../../app/locale';
import { useSectionName } from '../../checks/use-section-name';
import { exactText } from '../../figures/shown-value';
import { Button } from '../../ui/button';
import styles from './place-card.module.css';
import { surroundings } from './place-surroundings';

export interface PlaceDetailsProps {
  readonly report: Report;
  readonly figure: Figure;
  readonly here: PlaceRef;
  readonly onGo: (place: PlaceRef) => void;
  readonly onHistory: () => void;
}

/** So many of the last changes, and of the other places, are told. */
const mostChanges = 2;
const mostPlaces = 4;

/** Where a figure's value comes from: formula, evidence, history; and where else it stands. */
export function PlaceDetails({ report, figure, here, onGo, onHistory }: PlaceDetailsProps) {
  const t = useText();
  return (
    <dl className={styles.details}>
      {figure.formula && (
        <Detail name={t('places.formula')}>
          <span lang="zh-CN" className={styles.formula}>
            {shownFormula(report, figure.formula)}
          </span>
          <span lang="zh-CN" className={styles.muted}>
            {figureArithmetic(report.figures, figure.id)}
          </span>
        </Detail>
      )}
      {!figure.formula && (
        <Detail name={t('places.source')}>
          {figure.evidence ? (
            <span lang="zh-CN">{figure.evidence}</span>
          ) : (
            <span className={styles.muted}>{t('places.no-source')}</span>
          )}
        </Detail>
      )}
      {figure.note && (
        <Detail name={t('places.note')}>
          <span lang="zh-CN">{figure.note}</span>
        </Detail>
      )}
      <Detail name={t('places.changes')}>
        <Changes report={report} figure={figure} onHistory={onHistory} />
      </Detail>
      <Detail name={t('places.others')}>
        <OtherPlaces report={report} figure={figure.id} here={here} onGo={onGo} />
      </Detail>
    </dl>
  );
}

function Detail({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.detail}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A formula with the labels of its figures, `执行数 ÷ 全年预算数 × 100`; as it is kept where it cannot be read. */
function shownFormula({ figures }: Report, formula: string): string {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return formula;
  return formulaText(parsed.formula, (id) => resolveFigure(figures, id as FigureId)?.label ?? id);
}

function Changes({ report, figure, onHistory }: Pick<PlaceDetailsProps, 'report' | 'figure' | 'onHistory'>) {
  const t = useText();
  const { history } = figure;
  if (history.length === 0) return <span className={styles.muted}>{t('places.no-changes')}</span>;
  const text = (value: string | null) => (value === null ? t('figures.no-value') : exactText(value, figure));
  return (
    <>
      {history
        .slice(-mostChanges)
        .reverse()
        .map(({ by, at, from, to, why, event }) => (
          <span key={`${at}-${event}-${to}`}>
            {report.people.get(by)?.name ?? t('figures.someone')}
            {': '}
            <span lang="zh-CN">
              {event && (event === 'formula' || from === to)
                ? t(`figures.event-${event}`)
                : t('places.set', { from: text(from), to: text(to) })}
            </span>
            {why && <span className={styles.muted}> {why}</span>}
          </span>
        ))}
      <Button size="sm" variant="quiet" className={styles.inline} onClick={onHistory}>
        {t('places.all-history', { count: history.length })}
      </Button>
    </>
  );
}

function OtherPlaces({
  report,
  figure,
  here,
  onGo,
}: Pick<PlaceDetailsProps, 'report' | 'here' | 'onGo'> & { readonly figure: FigureId }) {
  const t = useText();
  const sectionName = useSectionName();
  const others = (placesByFigure(report).get(figure) ?? []).filter(
    ({ section, pos }) => section !== here.section || pos !== here.pos,
  );
  if (others.length === 0) return <span className={styles.muted}>{t('places.no-others')}</span>;
  return (
    <>
      {others.slice(0, mostPlaces).map((place) => (
        <button
          key={`${place.section}-${place.pos}`}
          type="button"
          className={styles.other}
          lang="zh-CN"
          onClick={() => onGo(place)}
        >
          <span className={styles.words}>…{surroundings(report, place)}…</span>
          <span className={styles.muted}>{sectionName(place.section)}</span>
        </button>
      ))}
      {others.length > mostPlaces && (
        <span className={styles.muted}>{t('places.more-others', { count: others.length - mostPlaces })}</span>
      )}
    </>
  );
}
