// What a printed page looks like: ink measured in millimetres, for comparison with the numbers of GB/T 9704-2012.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Pixels of a page at 254 dpi: ten a millimetre. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const perMm = 10;

/** Draws one page of a PDF. */
export function printedPage(pdf: string, page: number): PrintedPage {
  const image = `${pdf}.${page}`;
  const args = ['-r', String(perMm * 25.4), '-gray', '-singlefile', '-f', String(page), '-l', String(page)];
  spawnSync('pdftoppm', [...args, pdf, image]);
  const bytes = readFileSync(`${image}.pgm`);
  const [head, width, height] = /^P5\s(\d+)\s(\d+)\s\d+\s/.exec(bytes.subarray(0, 40).toString('latin1'))!;
  return { width: Number(width), height: Number(height), pixels: bytes.subarray(head.length) };
}

interface Band {
  readonly topMm: number;
  readonly bottomMm: number;
}

/** The box around all ink between two heights, in mm from the page's left upper corner; null where there is none. */
export function inkBox({ width, pixels }: PrintedPage, { topMm, bottomMm }: Band) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let y = Math.round(topMm * perMm); y < Math.round(bottomMm * perMm); y++)
    for (let x = 0; x < width; x++) {
      if (pixels[y * width + x]! > 128) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  if (box.left === Infinity) return null;
  const mm = (pixel: number) => pixel / perMm;
  return { left: mm(box.left), right: mm(box.right), top: mm(box.top), bottom: mm(box.bottom) };
}

/** Heights at which lines of ink begin, in mm, from top to bottom. */
export function lineTops(page: PrintedPage, band: Band): readonly number[] {
  const tops: number[] = [];
  let inked = false;
  for (let mm = band.topMm; mm < band.bottomMm; mm += 1 / perMm) {
    const now = inkBox(page, { topMm: mm, bottomMm: mm + 1 / perMm }) !== null;
    if (now && !inked) tops.push(mm);
    inked = now;
  }
  return tops;
}
