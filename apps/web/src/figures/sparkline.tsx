import { useText } from '../app/locale';
import styles from './figure-row.module.css';
import type { ValueAt } from './value-over-time';

const width = 64;
const height = 16;
const inset = 2;

/** Points of a line over the values, in the drawing's own units. A drawing needs no exact decimals. */
function pointsOf(values: readonly ValueAt[]): readonly (readonly [number, number])[] {
  const numbers = values.map(({ value }) => Number(value));
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const span = high - low || 1;
  return numbers.map((number, index) => [
    inset + ((width - 2 * inset) * index) / Math.max(1, numbers.length - 1),
    height - inset - ((height - 2 * inset) * (number - low)) / span,
  ]);
}

/** How a rate came to what it is: one line, its end marked. Read out as its first and last value. */
export function Sparkline({
  values,
  text,
}: {
  readonly values: readonly ValueAt[];
  /** A value as the panel writes it. */
  readonly text: (value: string) => string;
}) {
  const t = useText();
  if (values.length < 2) return null;
  const points = pointsOf(values);
  const [x, y] = points.at(-1)!;
  const label = t('figures.over-time', {
    count: values.length,
    from: text(values[0]!.value),
    to: text(values.at(-1)!.value),
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className={styles.sparkline}
      preserveAspectRatio="none"
    >
      <title>{label}</title>
      <polyline points={points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ')} />
      <circle cx={x} cy={y} r="2" />
    </svg>
  );
}
