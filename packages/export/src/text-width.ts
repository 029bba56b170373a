// Where the lines of a title end (GB/T 9704-2012, 7.3.1): at the end of a word, in lines of which none is longer than the one above it.

/** Width of a character in ems: Han characters are square, letters and digits half as wide. */
const widthEm = (sign: string) => (/[\u0020-\u024f]/.test(sign) ? 0.5 : 1);

/** Width of a text in ems. */
export const textWidthEm = (text: string): number => {
  let width = 0;
  for (const sign of text) width += widthEm(sign);
  return width;
};

/**
 * Offsets in UTF-16 units at which a line may end. The dictionary is that of the runtime; it takes 委员会 for two words, so that a
 * line must not begin with a single character.
 */
function lineEnds(title: string): ReadonlySet<number> {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)];
  const starts = words.filter(({ segment }) => segment.length > 1).map(({ index }) => index);
  return new Set([...starts, title.length]);
}

/** The lines that a title makes when each is filled up to a width. */
function filledLines(title: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const sign of title) {
    if (used + widthEm(sign) > width && line !== '') {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += sign;
    used += widthEm(sign);
  }
  return line === '' ? lines : [...lines, line];
}

function endsWell(lines: readonly string[], ends: ReadonlySet<number>): boolean {
  let offset = 0;
  return lines.every((line) => {
    offset += line.length;
    return ends.has(offset);
  });
}

const step = 0.5;

/**
 * The lines of a title that is set no wider than `widest`: as few as it takes, as even as ends of words allow. A title that cannot
 * be broken so is filled line by line.
 * @param widest - width in ems
 */
export function titleLines(title: string, widest: number): readonly string[] {
  const total = textWidthEm(title);
  if (total <= widest) return [title];
  const ends = lineEnds(title);
  const count = Math.ceil(total / widest);
  for (let width = Math.ceil(total / count / step) * step; width <= widest; width += step) {
    const lines = filledLines(title, width);
    if (lines.length === count && endsWell(lines, ends)) return lines;
  }
  return filledLines(title, widest);
}
