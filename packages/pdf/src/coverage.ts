// Which characters a font has (OpenType, table `cmap`): what none of the fonts has is drawn as a box, and is told.

/** Whether a font has a character. */
export type Coverage = (codePoint: number) => boolean;

const nothing: Coverage = () => false;

/** A copy of the table of characters: the font itself need not stay in memory. */
function characterTable(font: Buffer, header: number): Buffer | null {
  const tables = font.readUInt16BE(header + 4);
  for (let index = 0; index < tables; index++) {
    const entry = header + 12 + 16 * index;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const at = font.readUInt32BE(entry + 8);
    return Buffer.from(font.subarray(at, at + font.readUInt32BE(entry + 12)));
  }
  return null;
}

/** Index of the first of `count` records that ends at or behind a code point. */
function firstEndingAt(count: number, endOf: (index: number) => number, codePoint: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(middle) < codePoint) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Format 12: groups of characters of all planes. */
function groups(cmap: Buffer, table: number): Coverage {
  const count = cmap.readUInt32BE(table + 12);
  const at = (index: number) => table + 16 + 12 * index;
  return (codePoint) => {
    const index = firstEndingAt(count, (one) => cmap.readUInt32BE(at(one) + 4), codePoint);
    return index < count && cmap.readUInt32BE(at(index)) <= codePoint;
  };
}

/** Format 4: segments of the first plane; a segment may leave characters out. */
function segments(cmap: Buffer, table: number): Coverage {
  const count = cmap.readUInt16BE(table + 6) / 2;
  const [ends, starts] = [table + 14, table + 16 + 2 * count];
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  return (codePoint) => {
    if (codePoint > 0xffff) return false;
    const index = firstEndingAt(count, (one) => cmap.readUInt16BE(ends + 2 * one), codePoint);
    const start = index < count ? cmap.readUInt16BE(starts + 2 * index) : 0x10000;
    if (start > codePoint) return false;
    const offset = cmap.readUInt16BE(offsets + 2 * index);
    const glyph =
      offset === 0
        ? (codePoint + cmap.readUInt16BE(deltas + 2 * index)) & 0xffff
        : cmap.readUInt16BE(offsets + 2 * index + offset + 2 * (codePoint - start));
    return glyph !== 0;
  };
}

function coverageAt(font: Buffer, header: number): Coverage {
  const cmap = characterTable(font, header);
  if (cmap === null) return nothing;
  const found: Coverage[] = [];
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.readUInt32BE(8 + 8 * index);
    const format = cmap.readUInt16BE(table);
    if (format === 12) found.push(groups(cmap, table));
    if (format === 4) found.push(segments(cmap, table));
  }
  return (codePoint) => found.some((has) => has(codePoint));
}

/** What a file of fonts has; nothing for what is no font. */
export function coverageOf(file: Buffer): Coverage {
  try {
    if (file.toString('latin1', 0, 4) !== 'ttcf') return coverageAt(file, 0);
    const all = Array.from({ length: file.readUInt32BE(8) }, (_, index) =>
      coverageAt(file, file.readUInt32BE(12 + 4 * index)),
    );
    return (codePoint) => all.some((has) => has(codePoint));
  } catch (error) {
    if (error instanceof RangeError) return nothing;
    throw error;
  }
}

/** Signs that have no shape of their own: they join, choose or order others. */
const shapeless =
  /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Variation_Selector}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;

/** The characters of a text that none of the fonts has, each once, in their order. */
export function missingIn(text: string, fonts: readonly Coverage[]): readonly string[] {
  return [...new Set(text)].filter((sign) => {
    if (shapeless.test(sign)) return false;
    const codePoint = sign.codePointAt(0)!;
    return !fonts.some((has) => has(codePoint));
  });
}
