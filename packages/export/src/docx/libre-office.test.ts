// What another program makes of our .docx, measured on its pages. Skipped where LibreOffice or poppler is not installed.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inkBox, lineTops, printedPage } from '../../test/printed-page';
import { attachedReport, fullReport, reportWith, shownText } from '../../test/reports';
import { exportReport } from '../export-report';

const installed =
  spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftoppm', ['-v']).status === 0;
const timeoutMs = 120_000;

/** Pages filled with one character, each but the first and the last of 22 lines. */
const filled = () => reportWith([['other', 1, '甲', ['国'.repeat(28 * 22 * 3)]]]);

const formal = { profile: 'formal', number: '某局〔2024〕7号', copiesTo: '某某局', printedOn: null } as const;

describe.skipIf(!installed)('printed by LibreOffice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huigao-docx-'));
  const at = (name: string) => path.join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    const files = {
      full: await exportReport(fullReport(), 'docx'),
      filled: await exportReport(filled(), 'docx'),
      formal: await exportReport(fullReport(), 'docx', { layout: formal }),
      attached: await exportReport(attachedReport(), 'docx'),
    };
    const names = Object.entries(files).map(([name, { bytes }]) => {
      writeFileSync(at(`${name}.docx`), bytes);
      return at(`${name}.docx`);
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...names];
    spawnSync('soffice', args, { stdio: 'ignore', timeout: timeoutMs });
  }, timeoutMs);

  const textOf = (name: string, pages: readonly string[] = []) =>
    spawnSync('pdftotext', [...pages, at(name), '-']).stdout.toString();

  test('shows the numbers and characters of the report', () => {
    const printed = textOf('full.pdf').replace(/\s|—\d—/g, '');
    expect(printed).toBe(shownText(fullReport()).join('').replace(/\s/g, ''));
  });

  test('attachments begin pages; one lies on its side, with its number at the foot of the sheet', () => {
    const sizes = spawnSync('pdfinfo', ['-l', '9', at('attached.pdf')]).stdout.toString();
    expect([...sizes.matchAll(/Page +\d+ size: +(\d+)/g)].map(([, width]) => width)).toEqual([
      '595',
      '595',
      '841',
      '595',
    ]);
    expect(textOf('attached.pdf', ['-f', '2', '-l', '2'])).toMatch(/^附件\s?1\s+部门整体支出绩效目标申报表/);
    // Page 3 is odd: its number is on the right of the sheet, which is the lower end of the left edge here.
    const edge = printedPage(at('attached.pdf'), 3);
    const left = { ...edge, pixels: edge.pixels.map((ink, pixel) => (pixel % edge.width > 330 ? 255 : ink)) };
    const number = inkBox(left, { topMm: 0, bottomMm: 210 })!;
    expect(Math.abs((number.left + number.right) / 2 - 28)).toBeLessThan(2);
    expect(Math.abs(number.bottom - (184 - 4.94))).toBeLessThan(0.5);
  });

  test('a page has 22 lines of 28 characters', () => {
    const lines = textOf('filled.pdf', ['-f', '2', '-l', '2'])
      .split('\n')
      .filter((line) => line.includes('国'));
    expect(lines.map((line) => [...line].length)).toEqual(Array.from({ length: 22 }, () => 28));
  });

  test('lines, edges and the page number stand where the standard has them, within 0.3 mm', () => {
    const page = printedPage(at('filled.pdf'), 2);
    const area = { topMm: 37, bottomMm: 262 };
    const tops = lineTops(page, area);
    expect(tops).toHaveLength(22);
    // 28.95 pt.
    expect((tops.at(-1)! - tops[0]!) / 21).toBeCloseTo(10.213, 2);
    const ink = inkBox(page, area)!;
    // The sign of 国 leaves about 0.4 mm of its square blank on each side.
    expect(Math.abs(ink.left - 28.4)).toBeLessThan(0.3);
    expect(Math.abs(ink.right - (28 + 28 * 5.556 - 0.5))).toBeLessThan(0.3);
    expect(inkBox(page, { topMm: 0, bottomMm: 37 })).toBeNull();
    // The dash is what begins leftmost: 7 mm below the area, one character from its left edge on an even page.
    const number = inkBox(page, { topMm: 262, bottomMm: 297 })!;
    const dash = inkBox(
      {
        ...page,
        pixels: page.pixels.map((ink, at) => (at % page.width > (number.left + 2) * 10 ? 255 : ink)),
      },
      { topMm: 262, bottomMm: 297 },
    )!;
    expect(Math.abs((dash.top + dash.bottom) / 2 - 269)).toBeLessThan(0.3);
    expect(Math.abs(number.left - (28 + 4.94))).toBeLessThan(0.5);
    const odd = inkBox(printedPage(at('filled.pdf'), 3), { topMm: 262, bottomMm: 297 })!;
    expect(Math.abs(odd.right - (184 - 4.94))).toBeLessThan(0.5);
  });

  test('the red head begins 35 mm below the top of the type area', () => {
    const head = inkBox(printedPage(at('formal.pdf'), 1), { topMm: 0, bottomMm: 100 })!;
    expect(Math.abs(head.top - 72)).toBeLessThan(0.3);
    expect(textOf('formal.pdf').replace(/\s|—\d—/g, '')).toContain('抄送：某某局。某某局2024年3月5日印发');
  });
});
