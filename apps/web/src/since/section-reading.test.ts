import { bodyFromNotation, seenPieces } from '@huigao/report';
import { bodyRoot, readBody, writeBody } from '@huigao/report-doc';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SectionReading } from './section-reading';

const lines = ['全年支出一亿元，完成预算。主要用于人员经费。', '下一步压减开支。'];
const asSeen = (from: readonly string[]) => seenPieces(bodyFromNotation([...from])).map(({ print }) => print);

/** A text that the reader and somebody else write in, and its reading. */
function written(now: readonly string[], seen: readonly string[] | null) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  writeBody(theirs, bodyFromNotation([...now]));
  const exchange = () => {
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  };
  exchange();
  const reading = new SectionReading(seen && asSeen(seen));
  const passages = () => {
    const read = readBody(mine);
    if (!read.ok) throw new Error(read.code);
    return reading.look(read.body, mine, new Set([mine.clientID])).map((passage) => ({
      ...passage,
      words: read.body.textBetween(passage.from, passage.to),
    }));
  };
  const look = () => passages().map(({ words }) => words);
  const ids = () => new Set(passages().map(({ id }) => id));
  const text = (doc: Y.Doc, nth: number) =>
    (doc.getXmlFragment(bodyRoot).get(nth) as Y.XmlElement).get(0) as Y.XmlText;
  return { mine, theirs, exchange, reading, look, ids, text };
}

test('what others changed since is told, clause by clause; who was never here has nothing to catch up on', () => {
  const before = [lines[0]!.replace('一亿', '两亿'), lines[1]!, '这一段没有了。'];
  expect(written(lines, before).look()).toEqual(['全年支出一亿元，', '']);
  expect(written(lines, null).look()).toEqual([]);
  expect(written(lines, lines).look()).toEqual([]);
});

test('one’s own words are seen as they are written, deletions too; others’ are told, also in what one wrote', () => {
  const { mine, theirs, exchange, look, text } = written(lines, lines);
  look();
  text(mine, 1).insert(3, '坚决');
  expect(look()).toEqual([]);
  text(mine, 0).delete(0, 2);
  expect(look()).toEqual([]);
  exchange();
  text(theirs, 1).insert(3, '继续');
  exchange();
  expect(look()).toEqual(['下一步继续坚决压减开支。']);
  text(mine, 0).insert(0, '本年');
  expect(look()).toEqual(['下一步继续坚决压减开支。']);
});

test('what others take out while one is writing elsewhere is told', () => {
  const { mine, theirs, exchange, look, text } = written(lines, lines);
  look();
  text(theirs, 1).delete(0, 8);
  text(mine, 0).insert(0, '本年');
  exchange();
  expect(look()).toEqual(['']);
});

test('what is read is kept as seen; what was seen coming is shown no more', () => {
  const { theirs, exchange, reading, look, ids, text } = written(lines, [lines[1]!]);
  const [came] = look();
  reading.read(ids(), 'shown');
  expect(look()).toEqual([came]);
  expect(reading.seen).toEqual(asSeen(lines));
  text(theirs, 1).insert(0, '其次，');
  exchange();
  expect(look()).toEqual(['其次，', came]);
  expect(reading.seen).toEqual(asSeen(lines));
  reading.read(ids(), 'gone');
  expect(look()).toEqual([came]);
});

test('that something went is shown after it was read, too', () => {
  const gone = '这一段没有了。';
  for (const before of [
    [gone, ...lines],
    [lines[0]!, gone, lines[1]!],
    [...lines, gone],
  ]) {
    const { reading, look, ids } = written(lines, before);
    expect(look()).toEqual(['']);
    reading.read(ids(), 'shown');
    expect(look()).toEqual(['']);
    expect(reading.seen).toEqual(asSeen(lines));
  }
});

test('all is read at once, and that can be taken back', () => {
  const { reading, look } = written(lines, [lines[1]!]);
  const shown = look();
  const before = reading.seen;
  const takeBack = reading.readAll();
  expect(look()).toEqual([]);
  expect(reading.seen).toEqual(asSeen(lines));
  takeBack();
  expect(look()).toEqual(shown);
  expect(reading.seen).toEqual(before);
});

test('a text that was put in its place by the server is compared by what it says', () => {
  const { reading, look } = written(lines, lines);
  look();
  const restored = new Y.Doc();
  writeBody(restored, bodyFromNotation([lines[0]!, '换了一句。']));
  const read = readBody(restored);
  const passages = read.ok ? reading.look(read.body, restored, new Set([restored.clientID])) : [];
  expect(passages.map(({ from, to }) => read.ok && read.body.textBetween(from, to))).toEqual(['换了一句。']);
});
