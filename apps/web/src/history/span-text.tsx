import type { Span } from '@huigao/report';
import { useText } from '../app/locale';
import { classNames } from '../ui/class-names';
import styles from './comparison.module.css';

/** Which of the two texts is shown: one beside the other, or both in one. */
export type Side = 'before' | 'after' | 'both';

/** A compared paragraph: what went struck out, what came underlined, values of figures in a colour of their own. */
export function SpanText({ spans, side }: { readonly spans: readonly Span[]; readonly side: Side }) {
  return spans.map((span, index) => <SpanPart key={index} span={span} side={side} />);
}

function SpanPart({ span, side }: { readonly span: Span; readonly side: Side }) {
  const t = useText();
  const bold = span.bold ? styles.bold : undefined;
  if (span.op === 'figure')
    return (
      <span className={classNames(styles.figure, bold)} title={t('versions.by-figure')}>
        {side !== 'after' && <del>{span.before}</del>}
        {side !== 'before' && <ins>{span.after}</ins>}
      </span>
    );
  const text = span.text;
  switch (span.op) {
    case 'added':
      return side === 'before' ? null : <ins className={bold}>{text}</ins>;
    case 'removed':
      return side === 'after' ? null : <del className={bold}>{text}</del>;
    case 'format':
      return (
        <span className={classNames(styles.format, bold)} title={t('versions.format-changed')}>
          {text}
        </span>
      );
    case 'same':
      return span.bold ? <b>{text}</b> : text;
  }
}
