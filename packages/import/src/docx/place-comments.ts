// Remarks of a Word document as threads of the report it becomes: ranges of its lines become ranges of bodies.

import {
  type Block,
  blockText,
  bodyBlocks,
  type NumberingScheme,
  type ReportSeed,
  type SeedThread,
  standardScheme,
} from '@huigao/report';
import type { Proposal } from '../import-text';
import type { NotUnderstood } from '../source-line';
import type { LinePlace, PlacedComment } from './word-source';

/** Where a line of the source ended up: an entry of the outline, and a block of its body (null: the entry's own heading). */
interface Landing {
  readonly entry: number;
  readonly block: number | null;
}

/** The position in the body that an offset in the shown text of a block stands for. */
function positionAt({ number, runs, pos }: Block, offset: number): number {
  let left = Math.max(offset - number.length, 0);
  let at = pos + 1;
  for (const run of runs) {
    if (run.type === 'text' && left <= run.text.length) return run.pos + left;
    // What is computed or shown counts as one: a remark on half of it is on all of it.
    at = run.pos + (run.type === 'text' ? run.text.length : 1);
    // Of a footnote the source has a mark.
    const length = run.type === 'note' ? 1 : run.text.length;
    if (left < length) return run.pos;
    left -= length;
  }
  return at;
}

/** Where lines of the source ended up in the report. */
export class Places {
  private readonly landings = new Map<number, Landing>();
  /** The textblocks at the top of each body, by their index in it; none for a table. */
  private readonly blocks: readonly ReadonlyMap<number, Block>[];

  private readonly headings: readonly number[];

  constructor({
    seed,
    lines,
    headings,
  }: Pick<Proposal, 'lines' | 'headings'> & { readonly seed: ReportSeed }) {
    this.headings = headings;
    const showing = { figures: new Map(), scheme: (seed.scheme ?? standardScheme) as NumberingScheme };
    this.blocks = seed.outline.map(({ body }) => {
      const own = new Map<number, Block>();
      const byPosition = new Map(body ? bodyBlocks(showing, body).map((block) => [block.pos, block]) : []);
      body?.forEach((_node, pos, index) => {
        const block = byPosition.get(pos);
        if (block) own.set(index, block);
      });
      return own;
    });
    for (const [entry, own] of lines.entries())
      for (const [block, line] of own.entries()) this.landings.set(line, { entry, block });
  }

  /** The place of a line that became no block: the section it heads, or stands in. */
  private sectionOf(line: number): Landing {
    return {
      entry: Math.max(
        this.headings.findLastIndex((heading) => heading <= line),
        0,
      ),
      block: null,
    };
  }

  of({ line, at }: LinePlace): { readonly entry: number; readonly pos: number | null } {
    const landing = this.landings.get(line) ?? this.sectionOf(line);
    const block = landing.block === null ? undefined : this.blocks[landing.entry]?.get(landing.block);
    return {
      entry: landing.entry,
      pos: block ? positionAt(block, Math.min(at, blockText(block).length)) : null,
    };
  }
}

/** The threads of a proposal, answers with what they answer, and what of them has no place in the text. */
export function threadsOf(
  places: Places,
  comments: readonly PlacedComment[],
): { readonly threads: readonly SeedThread[]; readonly notUnderstood: readonly NotUnderstood[] } {
  const notUnderstood: NotUnderstood[] = [];
  const firsts = comments.filter(({ answers }) => answers === null);
  const threads = firsts.map((first): SeedThread => {
    const said = [first, ...comments.filter(({ answers }) => answers === first.id)];
    const from = first.from && places.of(first.from);
    const to = first.to && places.of(first.to);
    const range =
      from?.pos != null && to?.pos != null && from.entry === to.entry && from.pos < to.pos
        ? { from: from.pos, to: to.pos }
        : null;
    if (!range)
      notUnderstood.push({
        line: first.from?.line ?? 1,
        text: first.text.slice(0, 60),
        why: 'comment-without-place',
      });
    return {
      entry: from?.entry ?? 0,
      range,
      comments: said.map(({ author, at, text }) => ({ author, at: at ?? 0, text })),
      isResolved: first.isSettled,
    };
  });
  return { threads, notUnderstood };
}
