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

test('what colleagues say of a report goes with its archive, and not to people outside', async () => {
  const report = fullReport();
  const [section] = report.bodies.keys();
  const comment = { id: 'c', by: 'p', at: 1, text: '内部意见', editedAt: null, mentions: [] };
  const thread = { id: 't', section, anchor: null, quote: null, comments: [comment], resolved: null };
  const discussed = {
    ...report,
    threads: new Map([['t', { ...thread, assignee: null, due: null }]]),
  } as never;
  expect(strFromU8((await exportReport(discussed, 'json')).bytes)).toContain('内部意见');
  const parts = unzipSync((await exportReport(discussed, 'json', { copy: 'outsider' })).bytes);
  expect(strFromU8(parts['report.huigao.json']!)).not.toContain('内部意见');
});
