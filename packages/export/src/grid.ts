// The grid of GB/T 9704-2012 that every laid-out format keeps: area, pitch and sizes in points, faces by their names.

/** Width of the type area of 156 mm in points (5.2.1), rounded as Word's twips are. */
export const areaWidthPt = 442.2;

/** 22 lines fill the type area: the largest pitch in whole twips that fits (5.2.3). */
export const linePitchPt = 28.95;

/** 三号 16 pt; a quarter point less between characters gives 28 a line. */
export const bodySizePt = 16;
export const condensedPt = 0.25;

/** 二号. */
export const titleSizePt = 22;

/** 五号: what footnotes are set in. */
export const noteSizePt = 10.5;

/** Height of the type area of 225 mm: the width of a table on a page that lies on its side. */
export const areaHeightPt = 637.8;

/** Han faces the standard names. */
export type HanFont = '方正小标宋简体' | '黑体' | '楷体_GB2312' | '仿宋_GB2312' | '宋体';

/** Face of a heading by level of the scheme (7.3.3). */
export function levelFont(level: number): HanFont {
  return level === 1 ? '黑体' : level === 2 ? '楷体_GB2312' : '仿宋_GB2312';
}
