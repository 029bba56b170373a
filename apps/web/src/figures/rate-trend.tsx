import { parseDecimal } from '@huigao/figures';
import type { Figure } from '@huigao/report';
import { useMemo } from 'react';
import { useReport } from '../report/report-session';
import { shownValue } from './shown-value';
import { Sparkline } from './sparkline';
import { valueOverTime } from './value-over-time';

/** How an execution rate came to what it is, once it changed. */
export default function RateTrend({ figure }: { readonly figure: Figure }) {
  const figures = useReport((report) => report.figures);
  const values = useMemo(() => (figures ? valueOverTime(figures, figure.id) : []), [figures, figure.id]);
  return (
    <Sparkline
      values={values}
      text={(value) => {
        const shown = shownValue(figure, { ok: true, value: parseDecimal(value)! });
        return shown.state === 'missing' ? value : shown.number + shown.unit;
      }}
    />
  );
}
