// What another program makes of the revisions. Skipped where LibreOffice is not installed.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportReport } from '@huigao/export';
import { describe, expect, test } from 'vitest';
import { figures, lines } from './sample';
import { reportOfLines, SuggestedReport, type Wish } from './suggested-reports';

const installed = spawnSync('soffice', ['--version']).status === 0;

const wishes: readonly Wish[] = [
  { way: 'words', at: 0.02, length: 0.2 },
  { way: 'bold', at: 0.15, length: 0.2 },
  { way: 'border', at: 0.3, length: 0 },
  { way: 'nothing', at: 0.7, length: 0.3 },
  { way: 'place', at: 0.95, length: 0 },
];

describe.skipIf(!installed)('read by LibreOffice', () => {
  test('insertions, deletions and formats are tracked changes of their author, and their reasons notes', async () => {
    const world = new SuggestedReport(reportOfLines(lines, figures));
    for (const [index, wish] of wishes.entries()) world.suggest(wish, index, index === 0 ? '与预算一致' : '');
    expect(world.open).toBe(wishes.length);
    const { bytes } = await exportReport(world.report, 'docx', { copy: 'review', suggestions: world.ranges });
    const folder = mkdtempSync(path.join(tmpdir(), 'huigao-revisions-'));
    try {
      writeFileSync(path.join(folder, 'review.docx'), bytes);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const args = [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder];
      spawnSync('soffice', [...args, path.join(folder, 'review.docx')], {
        stdio: 'ignore',
        timeout: 120_000,
      });
      const xml = readFileSync(path.join(folder, 'review.fodt'), 'utf8');
      const regions = [...xml.matchAll(/<text:changed-region.*?<\/text:changed-region>/gs)].map(
        ([one]) => one,
      );
      const kinds = regions.map((one) => /<text:(insertion|deletion|format-change)/.exec(one)?.[1]);
      expect([...new Set(kinds)].sort()).toEqual(['deletion', 'format-change', 'insertion']);
      for (const one of regions) {
        expect(one).toContain('<dc:creator>王审核</dc:creator>');
        expect(one).toContain('<dc:date>2023-11-14T22:13:20');
      }
      expect(regions.length).toBeGreaterThanOrEqual(wishes.length);
      expect(xml).toMatch(/<office:annotation .*与预算一致/s);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 150_000);
});
