import { type Figure, figureText, type Report } from '@huigao/report';
import { useText } from '../../app/locale';
import { TextInput } from '../../ui/field';
import { exactText } from '../shown-value';
import { type BesideValues, type ChosenLine, isTakable, stateOrder, withTaken } from './change-list';
import styles from './import-dialog.module.css';

export interface ChangeTableProps {
  readonly lines: readonly ChosenLine[];
  readonly onLines: (lines: readonly ChosenLine[]) => void;
  readonly figures: Report['figures'];
  /** What the numbers are, where that is not the values. */
  readonly as: BesideValues | undefined;
}

/** The lines of the change list by state: what changes first, what is the same last. */
export function ChangeTable({ lines, onLines, figures, as }: ChangeTableProps) {
  const t = useText();
  const numbered = lines.map((chosen, index) => ({ chosen, index }));
  if (lines.length === 0) return <p className={styles.hint}>{t('figures.import-nothing')}</p>;
  return (
    <>
      {stateOrder.map((state) => {
        const own = numbered.filter(({ chosen }) => chosen.line.state === state);
        if (own.length === 0) return null;
        return (
          <details key={state} className={styles.part} open={state !== 'same'}>
            <summary className={styles.partHead}>
              {t(`figures.import-${state}`)} <span className={styles.count}>{own.length}</span>
            </summary>
            <ul className={styles.lines}>
              {own.map(({ chosen, index }) => (
                <ChangeLine
                  key={`${chosen.line.cell} ${index}`}
                  chosen={chosen}
                  as={as}
                  figures={figures}
                  onTaken={(choice) => onLines(withTaken(lines, index, choice))}
                  onLabel={(label) =>
                    onLines(lines.map((one, at) => (at === index ? { ...one, label, isTaken: true } : one)))
                  }
                />
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}

/** What a figure says now of what the table says. */
function beforeText(figures: Report['figures'], figure: Figure, as: ChangeTableProps['as']): string | null {
  if (!as) return figureText(figures, figure.id);
  return figure[as] === null ? null : exactText(figure[as], figure);
}

interface ChangeLineProps extends Pick<ChangeTableProps, 'as'> {
  readonly chosen: ChosenLine;
  readonly figures: Report['figures'];
  readonly onTaken: (choice: 'taken' | 'left') => void;
  readonly onLabel: (label: string) => void;
}

function ChangeLine({ chosen, figures, as, onTaken, onLabel }: ChangeLineProps) {
  const t = useText();
  const { line, isTaken, label } = chosen;
  const { figure } = line;
  const name = figure?.label ?? label;
  return (
    <li className={styles.line}>
      <input
        type="checkbox"
        aria-label={t('figures.import-take', { label: name, value: line.text })}
        checked={isTaken && isTakable(line)}
        disabled={!isTakable(line)}
        onChange={({ currentTarget }) => onTaken(currentTarget.checked ? 'taken' : 'left')}
      />
      {figure || !isTakable(line) ? (
        <span className={styles.name} lang="zh-CN">
          {name}
        </span>
      ) : (
        <TextInput
          lang="zh-CN"
          maxLength={100}
          aria-label={t('figures.label')}
          className={styles.nameInput}
          value={label}
          onChange={({ currentTarget }) => onLabel(currentTarget.value)}
        />
      )}
      <span className={styles.values} lang="zh-CN">
        {figure && line.state !== 'same' && (
          <>
            <span className={styles.before}>{beforeText(figures, figure, as) ?? t('figures.no-value')}</span>
            <span aria-hidden>→</span>
            <span className={styles.became}>{t('figures.became')}</span>
          </>
        )}
        <b>{line.text}</b>
      </span>
      <span className={styles.cell} lang="zh-CN">
        {line.cell}
      </span>
      {line.why && <p className={styles.why}>{t(`figures.import-why-${line.why}`)}</p>}
    </li>
  );
}
