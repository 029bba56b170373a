// How texts came about, from one archive to another on the command line.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  encodeArchive,
  type HistoryMoment,
  type NamedHistory,
  personId,
  reportFromSeed,
  reportId,
} from '@huigao/report';
import { afterAll, expect, test } from 'vitest';
import { run } from './run';

const folder = mkdtempSync(path.join(tmpdir(), 'huigao-cli-history-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

async function huigao(line: string) {
  const err: string[] = [];
  const argv = line.split(' ').map((word) => (/^[^-/].*\./.test(word) ? at(word) : word));
  const status = await run(argv, {
    locale: 'en',
    fontFolder: null,
    today: '2024-03-05',
    out: () => {},
    err: (text: string) => err.push(text),
    stdin: async () => null,
    stdout: async () => {},
  });
  return { status, err: err.join('\n') };
}

/** A report with how one of its texts came about: what was written there first, and what it reads now. */
function withHistory(): string {
  const report = reportFromSeed(
    {
      title: '报告',
      year: 2024,
      signature: { department: '某局', date: null },
      outline: [{ kind: 'budget', level: 1, title: '收支', body: null }],
      figures: [],
    },
    { id: reportId('r'), owner: null, newId: () => 's' },
  );
  const moment = (person: string | null, at: number): HistoryMoment => ({
    seq: at,
    person: person === null ? null : personId(person),
    from: at,
    at,
    isRestoring: false,
  });
  const history: NamedHistory['history'] = {
    moments: [moment(null, 1), moment('li', 2)],
    generations: [
      { since: 0, items: [['node', 0, -1, 0, 'paragraph', [], [['text', 0, 1, 0, '写过又改掉的话']]]] },
    ],
  };
  const [{ id } = { id: null }] = report.outline;
  return encodeArchive(report, { histories: new Map([[id!, { history, names: { li: '李科长' } }]]) });
}

writeFileSync(at('history.huigao.json'), withHistory());

test('how the texts of an archive came about goes on to another archive where that is asked for', async () => {
  const read = (name: string) => readFileSync(at(name), 'utf8');
  expect(await huigao('export history.huigao.json -o with.huigao.json --to json --history')).toMatchObject({
    status: 0,
  });
  expect(read('with.huigao.json')).toBe(read('history.huigao.json'));
  expect(await huigao('export history.huigao.json -o without.huigao.json --to json')).toMatchObject({
    status: 0,
  });
  expect(read('without.huigao.json')).not.toMatch(/写过又改掉的话|李科长/);
  for (const line of [
    'export history.huigao.json -o x.docx --history',
    'export history.huigao.json -o x.zip --to json --copy outsider --history',
  ]) {
    const { status, err } = await huigao(line);
    expect([status, err]).toEqual([2, expect.stringContaining('--history is for archives')]);
  }
  // A copy of a file is the whole of it.
  expect(await huigao('import history.huigao.json -o copy.huigao.json')).toMatchObject({ status: 0 });
  expect(read('copy.huigao.json')).toBe(read('history.huigao.json'));
});
