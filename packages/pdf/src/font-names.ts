// The family names in a font file (OpenType, table `name`): what an operator's font is called, in every language it says so.

/** Family and typographic family. */
const familyIds = new Set([1, 16]);
const collection = 'ttcf';

/** Reads big-endian text of the Unicode and Windows platforms; others hold no Chinese names that matter. */
function text(font: Buffer, from: number, length: number): string {
  let shown = '';
  for (let at = from; at + 1 < from + length; at += 2) shown += String.fromCharCode(font.readUInt16BE(at));
  return shown;
}

function namesAt(font: Buffer, header: number): readonly string[] {
  const tables = font.readUInt16BE(header + 4);
  const names: string[] = [];
  for (let index = 0; index < tables; index++) {
    const entry = header + 12 + 16 * index;
    if (font.toString('latin1', entry, entry + 4) !== 'name') continue;
    const table = font.readUInt32BE(entry + 8);
    const strings = table + font.readUInt16BE(table + 4);
    for (let record = 0; record < font.readUInt16BE(table + 2); record++) {
      const at = table + 6 + 12 * record;
      const platform = font.readUInt16BE(at);
      if ((platform !== 0 && platform !== 3) || !familyIds.has(font.readUInt16BE(at + 6))) continue;
      names.push(text(font, strings + font.readUInt16BE(at + 10), font.readUInt16BE(at + 8)));
    }
  }
  return names;
}

/** The names of each font in a file; none for what is no font. */
export function fontNames(file: Buffer): readonly (readonly string[])[] {
  try {
    if (file.toString('latin1', 0, 4) !== collection) return [namesAt(file, 0)];
    return Array.from({ length: file.readUInt32BE(8) }, (_, index) =>
      namesAt(file, file.readUInt32BE(12 + 4 * index)),
    );
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
