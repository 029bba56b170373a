// Putting back 重新写入 what somebody had typed and the server did not take: a draft of a whole section in plain lines, beside the
// section as it is now. Only ever puts in: what the draft lacks may be what others have written since.

import type { FindLine } from '../body/find';
import { commonPairs, walkPairs } from '../compare/common-pairs';

/** Words to put into a line, or paragraphs of their own before or after the block that a line stands in. */
export type PutBack =
  | { readonly put: 'words'; readonly pos: number; readonly text: string }
  | {
      readonly put: 'paragraphs';
      /** Any position within the block; null: at the end of the text. */
      readonly at: number | null;
      readonly side: 'before' | 'after';
      readonly texts: readonly string[];
    };

/** Less than this share in common, and two stretches are not the same text. */
const leastInCommon = 0.5;

const isBlank = (text: string) => text.trim() === '';

/** The position before a unit of a line, or after its last; never within what a place shows. */
function positionAt({ text, positions, fixed }: FindLine, unit: number): number {
  const [, end] = fixed.find(([from, to]) => from < unit && unit < to) ?? [];
  const at = end ?? unit;
  return at < text.length ? positions[at]! : positions[text.length - 1]! + 1;
}

/** Characters, so that none is ever cut in two. */
const charactersOf = (lines: readonly string[]) => [...lines.join('\n')];

/** A stretch of lines as one text, with the way from its characters back to the lines. */
class Stretch {
  readonly characters: readonly string[];
  readonly #places: readonly (readonly [line: FindLine, unit: number])[];
  constructor(readonly lines: readonly FindLine[]) {
    this.characters = charactersOf(lines.map(({ text }) => text));
    this.#places = lines.flatMap((line) => {
      let unit = 0;
      const starts = [...line.text].map((character) => {
        unit += character.length;
        return [line, unit - character.length] as const;
      });
      return [...starts, [line, line.text.length] as const];
    });
  }

  put(at: number, text: string): readonly PutBack[] {
    const [line, unit] = this.#places[at]!;
    const { positions } = line;
    const [first, ...others] = text.split('\n');
    const paragraphs = (side: 'before' | 'after', texts: readonly (string | undefined)[]): PutBack[] => {
      const some = texts.filter((one): one is string => one !== undefined && !isBlank(one));
      return some.length === 0 ? [] : [{ put: 'paragraphs', at: positions[0]!, side, texts: some }];
    };
    if (unit === 0 && text.endsWith('\n')) return paragraphs('before', [first, ...others]);
    const words: PutBack[] = first ? [{ put: 'words', pos: positionAt(line, unit), text: first }] : [];
    return [...words, ...paragraphs('after', others)];
  }
}

/** What two texts have between two stretches in common, as from and to in both. */
interface Gap {
  readonly mine: readonly [from: number, to: number];
  readonly now: readonly [from: number, to: number];
}

const lengthOf = ([from, to]: readonly [number, number]) => to - from;
/** Something stands here in both, and not the same. */
const isConflict = ({ mine, now }: Gap) => lengthOf(mine) > 0 && lengthOf(now) > 0;
const longer = ({ mine, now }: Gap) => Math.max(lengthOf(mine), lengthOf(now));

/**
 * Whether what two gaps have between them is common by chance: a few characters amid words that differ. Without this, words would be
 * woven into those of others.
 */
function isByChance(before: Gap, after: Gap): boolean {
  const common = after.mine[0] - before.mine[1];
  return (isConflict(before) || isConflict(after)) && common <= Math.min(longer(before), longer(after));
}

/** A sentence's end alone, after words that differ, is the end of each of them. */
function withEnd(gap: Gap, mine: number, now: number): Gap {
  const rest = mine - gap.mine[1];
  return isConflict(gap) && rest === 1 ? { mine: [gap.mine[0], mine], now: [gap.now[0], now] } : gap;
}

function gapsBetween(mine: readonly string[], now: readonly string[]): readonly Gap[] {
  const gaps: Gap[] = [];
  const onGap = (ofMine: Gap['mine'], ofNow: Gap['now']) => {
    const gap = { mine: ofMine, now: ofNow };
    const last = gaps.at(-1);
    if (last && isByChance(last, gap))
      gaps[gaps.length - 1] = { mine: [last.mine[0], gap.mine[1]], now: [last.now[0], gap.now[1]] };
    else gaps.push(gap);
  };
  walkPairs(commonPairs(mine, now), [mine.length, now.length], onGap, () => {});
  const last = gaps.pop();
  return last ? [...gaps, withEnd(last, mine.length, now.length)] : gaps;
}

/** What stands in the draft and in no line, where lines before and after it do. */
function betweenPairs(mine: readonly string[], now: Stretch): readonly PutBack[] {
  const characters = charactersOf(mine);
  return gapsBetween(characters, now.characters).flatMap(({ mine: [from, to], now: [, at] }) => {
    const text = characters.slice(from, to).join('');
    return isBlank(text) ? [] : now.put(at, text);
  });
}

/** Whether two stretches are versions of one text. */
function areAlike(mine: readonly string[], now: Stretch): boolean {
  const characters = charactersOf(mine);
  const common = commonPairs(characters, now.characters).length;
  return common >= leastInCommon * Math.min(characters.length, now.characters.length);
}

/**
 * What of a draft is not in the text, and where it goes.
 * @param draft - the section as its author had it, a paragraph a line
 * @param lines - the section as it is now
 * @returns in the order of the text; none when all of it is there
 */
export function putBack(draft: string, lines: readonly FindLine[]): readonly PutBack[] {
  const mine = draft.split('\n').filter((line) => !isBlank(line));
  const now = lines.filter(({ text }) => !isBlank(text));
  const texts = now.map(({ text }) => text);
  const found: PutBack[] = [];
  const onGap = ([from, to]: readonly [number, number], [nowFrom, nowTo]: readonly [number, number]) => {
    const wanted = mine.slice(from, to);
    if (wanted.length === 0) return;
    const there = new Stretch(now.slice(nowFrom, nowTo));
    if (there.lines.length > 0 && areAlike(wanted, there)) {
      found.push(...betweenPairs(wanted, there));
      return;
    }
    const before = now[nowTo - 1];
    const after = now[nowTo];
    if (before) found.push({ put: 'paragraphs', at: before.positions[0]!, side: 'after', texts: wanted });
    else found.push({ put: 'paragraphs', at: after?.positions[0] ?? null, side: 'before', texts: wanted });
  };
  walkPairs(commonPairs(mine, texts), [mine.length, texts.length], onGap, () => {});
  return found;
}
