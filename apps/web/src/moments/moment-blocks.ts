// The text of a section at a moment, as it was shown then, with who wrote what of it.

import {
  type Block,
  bodyAtMoment,
  bodyBlocks,
  type Report,
  type SectionHistory,
  type Written,
} from '@huigao/report';
import { entryAt } from '../figures/value-over-time';

/** A stretch of a paragraph that somebody wrote in one moment. */
export interface MomentPiece {
  readonly text: string;
  readonly bold: boolean;
  /** Index of the moment at which it was written; null: nobody did, a number that is computed. */
  readonly moment: number | null;
  /** It came at the moment that is shown. */
  readonly isNew: boolean;
}

/** One block as it was, and its parts. */
export interface MomentBlock extends Pick<Block, 'type' | 'level' | 'number' | 'cell'> {
  readonly pieces: readonly MomentPiece[];
}

/** The figures with the values they had at a time (epoch ms). */
function figuresAt(figures: Report['figures'], at: number): Report['figures'] {
  return new Map(
    [...figures].map(([id, figure]) => [
      id,
      figure.kind === 'entered' ? { ...figure, value: entryAt(figure, at) } : figure,
    ]),
  );
}

/** Goes through what was written in the order of the text. */
class Cursor {
  #index = 0;
  constructor(readonly written: readonly Written[]) {}

  /** The stretch that a position lies in; null: nobody wrote what stands there. */
  at(pos: number): Written | null {
    while (this.#index < this.written.length && this.written[this.#index]!.to <= pos) this.#index++;
    const found = this.written[this.#index];
    return found && found.from <= pos ? found : null;
  }
}

function piecesOf({ runs }: Block, cursor: Cursor, now: number): readonly MomentPiece[] {
  const pieces: MomentPiece[] = [];
  for (const { text, pos, bold, type } of runs)
    for (let from = 0; from < text.length; ) {
      const written = cursor.at(pos + (type === 'text' ? from : 0));
      const end = written && type === 'text' ? Math.min(text.length, written.to - pos) : text.length;
      const moment = written?.moment ?? null;
      pieces.push({ text: text.slice(from, end), bold, moment, isNew: moment === now && now > 0 });
      from = end;
    }
  return pieces;
}

/** The blocks of a section at the end of a moment, each figure as it was then. */
export function momentBlocks(
  report: Report,
  history: SectionHistory,
  moment: number,
): readonly MomentBlock[] {
  const found = bodyAtMoment(history, moment);
  if (!found) return [];
  const cursor = new Cursor(found.written);
  const figures = figuresAt(report.figures, history.moments[moment]!.at);
  return bodyBlocks({ ...report, figures }, found.body).map((block) => ({
    type: block.type,
    level: block.level,
    number: block.number,
    ...(block.cell ? { cell: block.cell } : {}),
    pieces: piecesOf(block, cursor, moment),
  }));
}

/** How many characters of what is shown each moment's writer wrote, by that moment. */
export function charactersBy(
  blocks: readonly MomentBlock[],
  history: SectionHistory,
): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { pieces } of blocks)
    for (const { text, moment } of pieces) {
      if (moment === null) continue;
      const person = history.moments[moment]!.person;
      counts.set(person, (counts.get(person) ?? 0) + [...text.replace(/\s/g, '')].length);
    }
  return counts;
}
