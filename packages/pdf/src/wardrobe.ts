// Which fonts the faces of the standard are set in: the operator's where there are some, else those that come with the program.

import type { Dress, HanFont, Wardrobe } from '@huigao/export';
import { bundled } from './bundled-fonts';

/** How the names of fonts say what they are, in Chinese and in the names their makers give them. */
const meanings: Readonly<Record<HanFont, RegExp>> = {
  仿宋_GB2312: /仿宋|fang\s?-?song|fandolfang/i,
  楷体_GB2312: /楷|kai(?!xin)/i,
  黑体: /黑体|sim\s?hei|fandolhei|\bhei(?:ti)?\b/i,
  方正小标宋简体: /小标宋|xiao\s?biao\s?song|xbs/i,
  宋体: /宋体|simsun|fandolsong/i,
};

/** A face that is set in something of another design. */
export interface Substitute {
  readonly face: HanFont;
  readonly used: string;
}

export interface Dressing {
  readonly wardrobe: Wardrobe;
  readonly substitutes: readonly Substitute[];
}

/** What stands in for a face without an operator's font. There is no free 仿宋 that can be shipped: 宋体 is nearest. */
const standIns: Readonly<Record<HanFont, Dress & { readonly fonts: readonly [string] }>> = {
  仿宋_GB2312: { fonts: [bundled.song], weight: 400 },
  楷体_GB2312: { fonts: [bundled.kai], weight: 400 },
  黑体: { fonts: [bundled.hei], weight: 400 },
  方正小标宋简体: { fonts: [bundled.song], weight: 700 },
  宋体: { fonts: [bundled.song], weight: 400 },
};

/** What no other face has. Nothing of what else is installed is used: a report looks the same wherever it is made. */
const lastResorts = [bundled.song, bundled.emoji] as const;

const latinNames = /^times new roman$/i;

/**
 * Dresses the faces.
 * @param families - names of each of the operator's fonts, the one the compiler knows it by first
 */
export function dress(
  families: readonly { readonly known: string; readonly names: readonly string[] }[],
): Dressing {
  const found = (meaning: RegExp) =>
    families.find(({ names }) => names.some((name) => meaning.test(name)))?.known;
  const latin = { name: found(latinNames) ?? bundled.latin, covers: 'latin-in-cjk' };
  const dressed = (face: HanFont): Dress => {
    const own = found(meanings[face]);
    const standIn = standIns[face];
    // Digits of page numbers are of 宋体 too (7.5).
    const letters = face === '宋体' ? [] : [latin];
    return {
      fonts: [...letters, ...(own ? [own] : []), ...standIn.fonts, ...lastResorts],
      weight: own ? 400 : standIn.weight,
    };
  };
  const faces = Object.fromEntries((Object.keys(meanings) as HanFont[]).map((face) => [face, dressed(face)]));
  const fangSong = found(meanings.仿宋_GB2312);
  return {
    wardrobe: {
      ...(faces as Record<HanFont, Dress>),
      // 仿宋 has no bold; 黑体 is what offices use for emphasis.
      bold: fangSong ? (faces['黑体'] as Dress) : { fonts: [latin, ...lastResorts], weight: 700 },
    },
    substitutes: fangSong ? [] : [{ face: '仿宋_GB2312', used: bundled.song }],
  };
}
