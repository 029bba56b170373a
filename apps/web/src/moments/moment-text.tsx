import type { HistoryMoment, PersonId } from '@huigao/report';
import { Fragment, memo, useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { shortTime } from '../start/relative-time';
import type { MomentBlock, MomentPiece } from './moment-blocks';
import styles from './moments.module.css';
import { inColour } from './writers';

export interface MomentTextProps {
  readonly blocks: readonly MomentBlock[];
  readonly moments: readonly HistoryMoment[];
  readonly colours: ReadonlyMap<string, string>;
  readonly nameOf: (person: PersonId | null) => string;
  readonly only: PersonId | null;
}

/** A paragraph, or a row of a table with its cells. */
type Line = {
  readonly cells: readonly (readonly MomentBlock[])[] | null;
  readonly blocks: readonly MomentBlock[];
};

function linesOf(blocks: readonly MomentBlock[]): readonly Line[] {
  const lines: { cells: MomentBlock[][] | null; blocks: MomentBlock[] }[] = [];
  for (const block of blocks) {
    const { cell } = block;
    const last = lines.at(-1);
    const before = last?.blocks[0]?.cell;
    if (!cell) lines.push({ cells: null, blocks: [block] });
    else if (!last?.cells || before?.table !== cell.table || before.row !== cell.row)
      lines.push({ cells: [[block]], blocks: [block] });
    else {
      const isSameCell = last.blocks.at(-1)!.cell!.column === cell.column;
      if (isSameCell) last.cells.at(-1)!.push(block);
      else last.cells.push([block]);
      last.blocks.push(block);
    }
  }
  return lines;
}

/** The text, every piece in the colour of who wrote it. A paragraph that has the focus says in words who that is. */
export const MomentText = memo(function MomentText(props: MomentTextProps) {
  const t = useText();
  const locale = useLocale();
  const [focused, setFocused] = useState<number | null>(null);
  const { blocks, moments, nameOf } = props;
  const lines = linesOf(blocks);
  const line = focused === null ? undefined : lines[focused];
  const said =
    line &&
    writersOf(line, moments).map(([person, { count, at }]) =>
      t('moments.person-characters', { name: nameOf(person), count, time: shortTime(at, locale) }),
    );
  return (
    <>
      <div lang="zh-CN" className={styles.text}>
        {lines.map(({ cells, blocks }, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: who wrote a paragraph is told to the keyboard, too.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the same.
          <div key={index} tabIndex={0} className={styles.line} onFocus={() => setFocused(index)}>
            {cells ? (
              <div className={styles.row}>
                {cells.map((cell, at) => (
                  <span key={at} className={styles.cell}>
                    {cell.map((block, at) => (
                      <Fragment key={at}>
                        {at > 0 && <br />}
                        <Pieces block={block} {...props} />
                      </Fragment>
                    ))}
                  </span>
                ))}
              </div>
            ) : (
              <p data-type={blocks[0]!.type} data-level={blocks[0]!.level ?? undefined}>
                {blocks[0]!.number}
                <Pieces block={blocks[0]!} {...props} />
              </p>
            )}
          </div>
        ))}
      </div>
      <p className={styles.focused} role="status">
        {said
          ? t('moments.paragraph-by', { people: said.join(t('members.and')) })
          : t('moments.paragraph-hint')}
      </p>
    </>
  );
});

/** Who wrote a paragraph, how much of it, and when last (epoch ms). */
function writersOf({ blocks }: Line, moments: readonly HistoryMoment[]) {
  const found = new Map<PersonId | null, { readonly count: number; readonly at: number }>();
  for (const { text, moment } of blocks.flatMap(({ pieces }) => pieces)) {
    if (moment === null) continue;
    const { person, at } = moments[moment]!;
    const known = found.get(person) ?? { count: 0, at: 0 };
    found.set(person, { count: known.count + [...text].length, at: Math.max(known.at, at) });
  }
  return [...found];
}

interface PiecesProps extends Omit<MomentTextProps, 'blocks'> {
  readonly block: MomentBlock;
}

function Pieces({ block, ...rest }: PiecesProps) {
  return block.pieces.map((piece, index) => <Piece key={index} piece={piece} {...rest} />);
}

function Piece({
  piece: { text, bold, moment, isNew },
  moments,
  colours,
  nameOf,
  only,
}: Omit<PiecesProps, 'block'> & { readonly piece: MomentPiece }) {
  const locale = useLocale();
  if (moment === null) return text;
  const { person, at } = moments[moment]!;
  return (
    <span
      className={styles.piece}
      data-new={isNew || undefined}
      data-bold={bold || undefined}
      data-faded={(only !== null && person !== only) || undefined}
      style={inColour(person === null ? undefined : colours.get(person))}
      title={`${nameOf(person)} · ${shortTime(at, locale)}`}
    >
      {text}
    </span>
  );
}
