import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fullReport } from '../test/reports';
import { exportReport } from './export-report';

test('a copy for outside is a package of the file and a manifest with digests and the figures that are shown', async () => {
  const plain = await exportReport(fullReport(), 'docx');
  const packed = await exportReport(fullReport(), 'docx', { copy: 'outsider' });
  expect(packed).toMatchObject({ extension: 'zip', mediaType: 'application/zip' });
  const parts = unzipSync(packed.bytes);
  expect(Object.keys(parts)).toEqual(['report.docx', 'manifest.json']);
  expect(parts['report.docx']).toEqual(plain.bytes);
  const manifest = JSON.parse(strFromU8(parts['manifest.json']!));
  expect(manifest.file.sha256).toBe(createHash('sha256').update(plain.bytes).digest('hex'));
  expect(manifest.values).toBe('current');
  expect(manifest.sections.map(({ title }: { title: string }) => title)[0]).toBe('（一）部门整体收支情况');
  expect(manifest.figures).toEqual([
    { label: '执行数', group: '部门收支', shown: '2,118.90万元', unit: '元', version: 1, places: 2 },
  ]);
  expect((await exportReport(fullReport(), 'docx', { copy: 'outsider' })).bytes).toEqual(packed.bytes);
});
