// What another program makes of our .docx. Skipped where LibreOffice is not installed.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fullReport, shownText } from '../../test/reports';
import { exportReport } from '../export-report';

const installed = spawnSync('soffice', ['--version']).status === 0;
const timeoutMs = 120_000;

test.skipIf(!installed)(
  'LibreOffice shows the numbers and characters of the report',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'huigao-docx-'));
    try {
      const file = path.join(folder, 'report.docx');
      writeFileSync(file, (await exportReport(fullReport(), 'docx')).bytes);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const args = [
        profile,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        file,
      ];
      spawnSync('soffice', args, { stdio: 'ignore', timeout: timeoutMs });
      const text = readFileSync(path.join(folder, 'report.txt'), 'utf8');
      // Its text export sets a space behind every number of a list.
      const lines = text.split('\n').map((line) => line.replace(/\s/g, ''));
      expect(lines.filter((line) => line !== '')).toEqual(
        shownText(fullReport()).map((line) => line.replace(/\s/g, '')),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  timeoutMs,
);
