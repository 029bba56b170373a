// Comments and suggestions go with an archive, and stand where they stood when it is read.

import {
  bodyFromNotation,
  decodeArchive,
  encodeArchive,
  personId,
  quoteOf,
  type Report,
  reportFromSeed,
  reportId,
  type Suggestion,
  suggestionId,
  type Thread,
  threadId,
} from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { placeOfThread } from './anchor';
import { placeOfSuggestion } from './ground';
import { firstUpdates, readReport, recordName } from './report-documents';

const lin = personId('p-lin');
const wang = personId('p-wang');
const body = bodyFromNotation(['全年预算执行较好，完成预算的九成，结转资金按规定收回。']);
const ids = () => {
  let next = 0;
  return () => `id-${++next}`;
};

function written(): Report {
  const outline = [{ kind: 'goals' as const, level: 1 as const, title: '目标', body }];
  const seed = {
    title: '报告',
    year: 2024,
    signature: { department: '某局', date: null },
    outline,
    figures: [],
  };
  const report = reportFromSeed(seed, {
    id: reportId('r'),
    owner: { person: lin, name: '林晓' },
    newId: ids(),
  });
  const section = report.outline[0]!.id;
  const people = new Map(report.people).set(wang, { person: wang, name: '王审核', roles: ['reviewer'] });
  const thread: Thread = {
    id: threadId('t'),
    section,
    anchor: null,
    quote: quoteOf(body, { from: 5, to: 9 }, '执行较好'),
    comments: [
      { id: 'c1' as never, by: wang, at: 5, text: '请@林晓 核对', editedAt: 6, mentions: [lin] },
      { id: 'c2' as never, by: lin, at: 7, text: '已核对', editedAt: null, mentions: [] },
    ],
    resolved: { by: lin, at: 8 },
    assignee: lin,
    due: '2024-05-01',
  };
  const range = { from: 5, to: 9 };
  const ground = { anchor: { from: '', to: '' }, quote: quoteOf(body, range, '执行较好'), text: '执行较好' };
  const change = { do: 'replace', slice: { content: [{ type: 'text', text: '执行良好' }] } } as const;
  const open: Suggestion = {
    id: suggestionId('s'),
    section,
    by: wang,
    at: 9,
    ground,
    change,
    why: '用词',
    decision: null,
    version: 4,
  };
  const decision = { end: 'rejected', by: lin, at: 10, put: null } as const;
  const rejected: Suggestion = { ...open, id: suggestionId('x'), at: 11, why: '', decision };
  return {
    ...report,
    people,
    threads: new Map([[thread.id, thread]]),
    suggestions: new Map([open, rejected].map((one) => [one.id, one])),
  };
}

const seedOf = (archive: string) => {
  const read = decodeArchive(archive);
  if (!read.ok) throw new Error(`${read.code} ${read.detail}`);
  return read.seed;
};

test('an archive carries comments and suggestions, and written again from what was read it is the same', () => {
  const archive = encodeArchive(written());
  expect(archive).not.toContain('p-wang');
  const again = reportFromSeed(seedOf(archive), { id: reportId('r2'), owner: null, newId: ids() });
  expect(encodeArchive(again)).toBe(archive);
  expect([...again.suggestions.values()].map(({ why, decision }) => [why, decision?.end])).toEqual([
    ['用词', undefined],
    ['', 'rejected'],
  ]);
});

test('one who brings them says them again, with the names of others before', () => {
  const owner = { person: personId('zhao'), name: '赵' };
  const report = reportFromSeed(seedOf(encodeArchive(written())), {
    id: reportId('r2'),
    owner,
    newId: ids(),
  });
  const [thread] = report.threads.values();
  expect(thread).toMatchObject({ assignee: null, resolved: { by: 'zhao' } });
  expect(thread!.comments.map(({ by, text, mentions }) => [by, text, mentions])).toEqual([
    ['zhao', '【王审核】请@林晓 核对', []],
    ['zhao', '【林晓】已核对', []],
  ]);
  expect([...report.suggestions.values()].map(({ by, why }) => [by, why])).toEqual([
    ['zhao', '【王审核】用词'],
    ['zhao', '【王审核】'],
  ]);
});

test('in the documents that are made of it they stand where they stood', () => {
  const report = reportFromSeed(seedOf(encodeArchive(written())), {
    id: reportId('r2'),
    owner: null,
    newId: ids(),
  });
  const docs = new Map(
    [...firstUpdates(report)].map(([name, update]) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      return [name, doc] as const;
    }),
  );
  const section = report.outline[0]!.id;
  const read = readReport({
    record: docs.get(recordName)!,
    sections: new Map([[section, docs.get(section)!]]),
  })!.report;
  const [suggestion] = read.suggestions.values();
  expect(suggestion!.ground.anchor.from).not.toBe('');
  expect(placeOfSuggestion(suggestion!, read, () => docs.get(section)!)).toMatchObject({
    stands: 'ready',
    range: { from: 5, to: 9 },
  });
  const [thread] = read.threads.values();
  expect(placeOfThread(thread!, read, () => docs.get(section)!)?.range).toEqual({ from: 5, to: 9 });
});

test('a broken archive says what is wrong', () => {
  const archive = encodeArchive(written());
  const broken: readonly (readonly [string, string, string])[] = [
    ['"用词"', '7', 'why'],
    ['"do": "replace"', '"do": "burn"', 'change'],
    ['"text": "执行良好"', '"text": 7', 'slice'],
    ['"end": "rejected"', '"end": "burnt"', 'decision'],
    ['"已核对"', 'null', 'comment text'],
    ['"due": "2024-05-01"', '"due": "soon"', 'due'],
  ];
  for (const [from, to, what] of broken) {
    expect(archive).toContain(from);
    expect(decodeArchive(archive.replace(from, to)), what).toMatchObject({
      ok: false,
      code: 'broken-archive',
      detail: expect.stringContaining(what),
    });
  }
});
