// The faces of the standard as another program finds them: a font configuration in which each name that a Word document asks for leads to
// a font of its own, so that the printed file says which face a line was set in.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundledFonts } from '../../packages/pdf/src/bundled-fonts';

const pdf = createRequire(new URL('../../packages/pdf/package.json', import.meta.url));

/** A font of its own for a face: its family, and the name under which a printed file has it. */
interface NamedFont {
  readonly family: string;
  readonly printed: string;
}

/** What stands for each name. Those with a weight are copies of one font, under names of as many letters. */
export const namedFonts = {
  仿宋_GB2312: { family: 'FangSongOfNow', printed: 'FangSongNow', weight: '400Regular' },
  方正小标宋简体: { family: 'XiaoBiaoSongS', printed: 'XiaoBiaoSon', weight: '700Bold' },
  宋体: { family: 'SongTiOfToday', printed: 'SongTiToday', weight: '300Light' },
  楷体_GB2312: { family: 'LXGW WenKai', printed: 'LXGWWenKai' },
  黑体: { family: 'Noto Sans S Chinese', printed: 'NotoSansHans' },
  'Times New Roman': { family: 'Tinos', printed: 'Tinos' },
} as const satisfies Record<string, NamedFont & { readonly weight?: string }>;

const encodings = [
  (text: string) => Buffer.from(text, 'utf16le').swap16(),
  (text: string) => Buffer.from(text, 'latin1'),
];

function rename(font: Buffer, from: string, to: string): void {
  for (const encode of encodings)
    for (let at = font.indexOf(encode(from)); at >= 0; at = font.indexOf(encode(from), at + 1))
      encode(to).copy(font, at);
}

function copyUnder({ family, printed }: NamedFont, weight: string): Buffer {
  const font = readFileSync(
    pdf.resolve(`@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`),
  );
  rename(font, 'Noto Serif SC', family);
  rename(font, 'NotoSerifSC', printed);
  return font;
}

const matched = (name: string, family: string) =>
  `<match target="pattern"><test qual="any" name="family"><string>${name}</string></test>` +
  `<edit name="family" mode="assign" binding="same"><string>${family}</string></edit></match>`;

const configuration = (inner: string) =>
  `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${inner}</fontconfig>\n`;

const isOpenType = (font: Buffer) => font.toString('latin1', 0, 4) === 'OTTO';

/** Writes fonts and configuration; the path of that, for `FONTCONFIG_FILE`. */
export function writeNamedFonts(folder: string): string {
  const fonts = path.join(folder, 'fonts');
  mkdirSync(fonts, { recursive: true });
  const copies = Object.values(namedFonts).flatMap((font) =>
    'weight' in font ? [copyUnder(font, font.weight)] : [],
  );
  for (const [index, font] of [...bundledFonts(), ...copies].entries())
    writeFileSync(path.join(fonts, `${index}.${isOpenType(font) ? 'otf' : 'ttf'}`), font);
  const file = path.join(folder, 'named.conf');
  const matches = Object.entries(namedFonts).map(([name, { family }]) => matched(name, family));
  const inner = `<dir>${fonts}</dir><cachedir>${path.join(folder, 'cache')}</cachedir>${matches.join('')}`;
  writeFileSync(file, configuration(inner));
  return file;
}

/** A machine without any font; the path of its configuration. */
export function writeNoFonts(folder: string): string {
  const file = path.join(folder, 'bare.conf');
  writeFileSync(file, configuration(`<dir>${path.join(folder, 'none')}</dir>`));
  return file;
}
