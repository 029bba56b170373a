// What another program finds in our tables of figures, cell by cell. Skipped where LibreOffice is not installed.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { figureFromDefinition, type Report, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresCsv } from './figures-csv';
import { figuresXlsx } from './figures-xlsx';

const installed = spawnSync('soffice', ['--version']).status === 0;
const timeoutMs = 120_000;

/** The sample, and labels that a spreadsheet could take for something else. */
function report(): Report {
  let next = 0;
  const sample = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const odd = ['=1+1', '+86', '-甲', '@SUM(A1)', '2024-03-05', '0012', '含,号"引"', '𬭎'].map(
    (label, index) =>
      figureFromDefinition({
        id: `odd${index}`,
        label,
        group: '其他',
        unit: '元',
        format: '.2',
        value: '12.5',
      }),
  );
  return { ...sample, figures: new Map([...sample.figures, ...odd.map((one) => [one.id, one] as const)]) };
}

/** Cells of a text parted by commas (RFC 4180). */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

describe.skipIf(!installed)('opened by LibreOffice', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huigao-figures-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    writeFileSync(path.join(folder, 'sheet.xlsx'), figuresXlsx(report()));
    writeFileSync(path.join(folder, 'text.csv'), figuresCsv(report()));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    // Parted by commas, UTF-8, cells as they are shown.
    const to = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
    for (const name of ['sheet.xlsx', 'text.csv'])
      spawnSync(
        'soffice',
        [
          profile,
          '--headless',
          ...(name.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1,,0,false,true'] : []),
          '--convert-to',
          to,
          '--outdir',
          path.join(folder, 'out'),
          path.join(folder, name),
        ],
        { stdio: 'ignore', timeout: timeoutMs },
      );
  }, timeoutMs);

  const opened = (name: string) => cellsOf(readFileSync(path.join(folder, 'out', name), 'utf8'));
  const ours = () => cellsOf(figuresCsv(report()));

  test('the sheet has the cells of the text, and no formula in it is one', () => {
    const found = opened('sheet.csv');
    expect(found.map(([label]) => label)).toEqual(ours().map(([label]) => label));
    expect(found.length).toBeGreaterThan(10);
    const numbers = (rows: readonly (readonly string[])[]) =>
      rows.slice(1).map((row) => plainNumber(row[2]!));
    expect(numbers(found)).toEqual(numbers(ours()));
  });

  test('the text is read as it is written', () => {
    expect(opened('text.csv').map(([label]) => label)).toEqual(ours().map(([label]) => label));
  });
});

/** A number without what only shows it: `2,119.56`, `99.97%`. */
const plainNumber = (text: string): number | null =>
  text === '' ? null : Number(text.replaceAll(',', '').replace('%', '')) / (text.endsWith('%') ? 100 : 1);
