import { useText } from '../app/locale';
import { Checkbox } from '../ui/field';
import hidden from '../ui/visually-hidden.module.css';
import styles from './tidy.module.css';
import type { TidyFound } from './tidy-found';

/** Characters of its line that are shown on either side. */
const shownAround = 14;
const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Never a part of a character: emoji and varied forms are of several units. */
const characters = (text: string): readonly string[] =>
  Array.from(segments.segment(text), ({ segment }) => segment);

const lastOf = (text: string) => {
  const all = characters(text.slice(-4 * shownAround));
  return (all.length > shownAround ? '…' : '') + all.slice(-shownAround).join('');
};
const firstOf = (text: string) => {
  const all = characters(text.slice(0, 4 * shownAround));
  return all.slice(0, shownAround).join('') + (all.length > shownAround ? '…' : '');
};

/** Blanks as signs that can be seen. */
const seen = (text: string) =>
  text
    .replace(/\u3000/g, '□')
    .replace(/[ \u00a0\u2000-\u200a\u202f\u205f]/g, '␣')
    .replace(/\t/g, '⇥')
    .replace(/[\u200b\ufeff\u00ad\u2060]/g, '¦');

export interface TidyChangeProps {
  readonly found: TidyFound;
  readonly isChosen: boolean;
  readonly onToggle: (key: string) => void;
}

/** One change in its place: what goes struck out, what comes marked. */
export function TidyChangeRow({ found: { key, change }, isChosen, onToggle }: TidyChangeProps) {
  const t = useText();
  return (
    <li className={styles.change}>
      <Checkbox className={styles.tick} checked={isChosen} onChange={() => onToggle(key)}>
        <span className={styles.line} lang="zh-CN" data-off={!isChosen || undefined}>
          {change.rule === 'empty' ? <del>{t('tidy.empty-paragraph')}</del> : <Pieces change={change} />}
        </span>
        <span className={styles.rule}>{t(`tidy.rule-${change.rule}`)}</span>
      </Checkbox>
    </li>
  );
}

function Pieces({ change: { line, spans, edits } }: Pick<TidyFound, 'change'>) {
  const t = useText();
  const [first, last] = [spans[0]![0], spans.at(-1)![1]];
  return (
    <>
      {lastOf(line.slice(0, first))}
      {edits.map(({ was, text }, index) => {
        const [from, to] = spans[index]!;
        const between = line.slice(to, spans[index + 1]?.[0] ?? to);
        const said = { was: was.trim() === '' ? t('tidy.blank') : was, text };
        return (
          <span key={from}>
            <span className={hidden.text}>{t(text === '' ? 'tidy.taken-out' : 'tidy.becomes', said)}</span>
            <del aria-hidden>{seen(was)}</del>
            {text !== '' && <ins aria-hidden>{seen(text)}</ins>}
            {characters(between).length > 2 * shownAround ? `${firstOf(between)}${lastOf(between)}` : between}
          </span>
        );
      })}
      {firstOf(line.slice(last))}
    </>
  );
}
