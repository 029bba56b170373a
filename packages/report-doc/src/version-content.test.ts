import { personId, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { firstUpdates } from './report-documents';
import { decodeVersion, encodeVersion, readVersion } from './version-content';

let count = 0;
const report = reportFromSeed(sampleSeed(), {
  id: reportId('r1'),
  owner: { person: personId('王'), name: '王' },
  newId: () => `id${++count}`,
});
const content = firstUpdates(report);

test('a version is read back as the report it was made of', () => {
  const read = readVersion(decodeVersion(encodeVersion(content))!);
  expect(read!.faults.size).toBe(0);
  expect(read!.report.title).toBe(report.title);
  for (const [section, body] of report.bodies) expect(read!.report.bodies.get(section)!.eq(body)).toBe(true);
});

test('the same states give the same bytes, in whatever order they come', () => {
  expect(encodeVersion(new Map([...content].reverse()))).toEqual(encodeVersion(content));
});

test('other bytes are no version, and a version without a record no report', () => {
  const bytes = encodeVersion(content);
  expect(decodeVersion(bytes.subarray(0, -1))).toBeNull();
  expect(decodeVersion(new Uint8Array([...bytes, 0]))).toBeNull();
  expect(decodeVersion(new Uint8Array([9, 9]))).toBeNull();
  expect(readVersion(new Map([['s1', content.get('record')!]]))).toBeNull();
  expect(readVersion(new Map([['record', new Uint8Array([1, 2, 3])]]))).toBeNull();
});
