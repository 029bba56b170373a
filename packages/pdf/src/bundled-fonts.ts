// The fonts that come with the program, so that Chinese is right on a machine that has none. All under the OFL or Apache licence.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fontOfWoff } from './woff';

const require = createRequire(import.meta.url);
const file = (name: string) => readFileSync(require.resolve(name));

/** Families by what they stand in for. */
export const bundled = {
  /** 宋体, 小标宋 in bold, and what no other face has: rare characters of names. */
  song: 'Noto Serif SC',
  hei: 'Noto Sans S Chinese',
  kai: 'LXGW WenKai',
  /** Letters and digits, as wide as those of Times New Roman. */
  latin: 'Tinos',
  /** Drawn in lines, in one colour (5.2.4). */
  emoji: 'Noto Emoji',
} as const;

/** The bytes of every bundled font. */
export function bundledFonts(): Buffer[] {
  return [
    file('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
    file('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
    // The package exports its code only; the fonts lie beside it.
    readFileSync(
      path.join(path.dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts/NotoSansHans-Regular.otf'),
    ),
    // The file called latin holds the whole font.
    fontOfWoff(file('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff')),
    file('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
    file('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
    file('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
  ];
}
