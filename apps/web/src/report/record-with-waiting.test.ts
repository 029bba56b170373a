import { figureId, personId, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { anchorOf, firstUpdates, type RecordCommand, readBody, recordName } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { recordWithWaiting } from './record-with-waiting';

const owner = personId('owner');

function opened() {
  let next = 0;
  const report = reportFromSeed(sampleSeed(), {
    id: reportId('r'),
    owner: { person: owner, name: '林晓' },
    newId: () => `s${next++}`,
  });
  const docs = new Map(
    [...firstUpdates(report)].map(([name, update]) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      return [name, doc] as const;
    }),
  );
  const bodies = new Map(
    report.outline.flatMap(({ id }) => {
      const doc = docs.get(id);
      const read = doc && readBody(doc);
      return read?.ok ? [[id, read.body] as const] : [];
    }),
  );
  const record = docs.get(recordName)!;
  const context = { person: owner, bodies, section: (id: string) => docs.get(id) ?? null };
  const shown = (...commands: readonly RecordCommand[]) =>
    recordWithWaiting(
      record,
      commands.map((command, at) => ({ id: `${at}`, command, at, refusal: null })),
      context,
    )!;
  return { report, docs, record, shown };
}

const executed = figureId('total.executed');

test('the record is shown as it will stand, one change over the other, and is itself left alone', () => {
  const { record, shown, report } = opened();
  const before = Y.encodeStateAsUpdate(record);
  const { version } = report.figures.get(executed)!;
  const set = (value: string, over: number): RecordCommand => ({
    type: 'setFigureValue',
    figure: executed,
    version: over,
    value,
    why: '',
  });
  const { figures, title } = shown(set('7', version), set('8', version + 1), {
    type: 'renameReport',
    title: '新标题',
  });
  expect(figures.get(executed)).toMatchObject({ value: '8', version: version + 2 });
  expect(title).toBe('新标题');
  expect(Y.encodeStateAsUpdate(record)).toEqual(before);
});

test('a comment that waits stands beside its words, with their quote', () => {
  const { docs, shown, report } = opened();
  const section = [...report.bodies.keys()][0]!;
  const anchor = anchorOf(docs.get(section)!, { from: 1, to: 3 })!;
  const { threads } = shown({
    type: 'addThread',
    thread: 't' as never,
    comment: 'c' as never,
    section,
    anchor,
    text: '请核对',
    mentions: [],
  });
  const thread = [...threads.values()].at(-1)!;
  expect(thread.comments[0]).toMatchObject({ by: owner, text: '请核对' });
  expect(thread.quote!.text).toBe(report.bodies.get(section)!.textBetween(1, 3));
});

test('what can no longer be done shows nothing and stops nothing behind it', () => {
  const { shown, report } = opened();
  const stale: RecordCommand = {
    type: 'setFigureValue',
    figure: executed,
    version: 99,
    value: '7',
    why: '',
  };
  const { figures, title } = shown(stale, { type: 'renameReport', title: '新标题' });
  expect(figures.get(executed)!.value).toBe(report.figures.get(executed)!.value);
  expect(title).toBe('新标题');
});
