import { bodyFromNotation, personId, reportFromSeed, reportId } from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchoredRange } from './anchor';
import { firstUpdates, readReport, recordName } from './report-documents';

test('threads that come with a report are anchored to the words they quote, said by who brings them', () => {
  let next = 0;
  const report = reportFromSeed(
    {
      title: '甲',
      year: null,
      signature: { department: '', date: null },
      outline: [{ kind: 'other', level: 1, title: '乙', body: bodyFromNotation(['完成预算的99.7%。']) }],
      figures: [],
      threads: [
        {
          entry: 0,
          range: { from: 6, to: 11 },
          comments: [{ author: '王审核', at: 5, text: '应为99.97%' }],
          isResolved: false,
        },
      ],
    },
    { id: reportId('r'), owner: { person: personId('lin'), name: '林' }, newId: () => `id${next++}` },
  );
  const docs = new Map(
    [...firstUpdates(report)].map(([name, update]) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      return [name, doc] as const;
    }),
  );
  const record = docs.get(recordName)!;
  const [section] = report.bodies.keys();
  const read = readReport({ record, sections: new Map([[section!, docs.get(section!)!]]) })!;
  const [thread] = read.report.threads.values();
  expect(thread).toMatchObject({
    section,
    quote: { text: '99.7%' },
    comments: [{ by: 'lin', at: 5, text: '【王审核】应为99.97%' }],
    resolved: null,
  });
  expect(anchoredRange(docs.get(section!)!, thread!.anchor!)).toEqual({ from: 6, to: 11 });
});
