// What goes out as a table comes in again as the same: nothing new, nothing changed.

import { exportReport } from '@huigao/export';
import { figuresFromTable, readCsv, readXlsx } from '@huigao/import';
import { reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';

let next = 0;
const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });

async function linesOf(to: 'xlsx' | 'csv') {
  const { bytes } = await exportReport(report, to);
  const tables = to === 'xlsx' ? tablesOf(readXlsx(bytes)) : [tableOf(readCsv(bytes))];
  return tables.flatMap((table) =>
    figuresFromTable(table, { figures: report.figures, year: report.year, unit: '' }),
  );
}

function tablesOf(read: ReturnType<typeof readXlsx>) {
  if (!read.ok) throw new Error(read.code);
  return read.sheets;
}

function tableOf(read: ReturnType<typeof readCsv>) {
  if (!read.ok) throw new Error(read.code);
  return read.table;
}

test.each(['xlsx', 'csv'] as const)('figures taken away as %s and taken in change nothing', async (to) => {
  const lines = await linesOf(to);
  expect(lines.filter(({ state }) => state === 'new' || state === 'changed')).toEqual([]);
  // Labels that several figures share (执行率 of a task) are left to a person.
  expect(lines.filter(({ state }) => state === 'same').length).toBeGreaterThan(report.figures.size * 0.8);
});
