import {
  personId,
  reportFromSeed,
  reportId,
  type SectionId,
  sectionId,
  seedFromTemplate,
  selfEvaluationTemplate,
} from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readRecord, removedSections, writeRecord } from '../record';
import { applyCommand, type RecordCommand } from './command';

const owner = personId('owner');
const chen = personId('chen');

function open() {
  let next = 0;
  const seed = seedFromTemplate(selfEvaluationTemplate, { title: '报告', year: 2023, department: '某局' });
  const report = reportFromSeed(seed, {
    id: reportId('r'),
    owner: { person: owner, name: '林' },
    newId: () => `s${next++}`,
  });
  const doc = new Y.Doc();
  writeRecord(doc, report);
  const send = (command: RecordCommand, by = owner) => {
    const before = JSON.stringify(readRecord(doc)!.outline);
    const result = applyCommand(doc, command, { by, at: 1 });
    if (!result.ok) expect(JSON.stringify(readRecord(doc)!.outline)).toBe(before);
    return result.ok ? 'ok' : result.code;
  };
  const outline = () => readRecord(doc)!.outline;
  const titles = () => outline().map(({ title }) => title);
  const idOf = (title: string) => outline().find((entry) => entry.title === title)!.id;
  return { doc, send, outline, titles, idOf };
}

const add = (title: string, before: SectionId | null, more: object = {}) =>
  ({
    type: 'addSection',
    section: sectionId(`new-${title}`),
    kind: 'other',
    level: 2,
    title,
    before,
    ...more,
  }) as RecordCommand;

test('what is asked of a section is said by owners, kept within bounds, and taken back to what the template asks', () => {
  const { send, outline, idOf } = open();
  const section = idOf('部门职能');
  const guide = { words: ' 只写三定规定。 ', least: 50, most: 800 };
  const ask = (wanted: typeof guide | { words: string; least: number | null; most: number | null } | null) =>
    ({ type: 'guideSection', section, guide: wanted }) as const;
  expect(send(ask(guide), chen)).toBe('forbidden');
  expect(send(ask(guide))).toBe('ok');
  expect(outline().find(({ id }) => id === section)).toMatchObject({
    title: '部门职能',
    guide: { ...guide, words: '只写三定规定。' },
  });
  expect(send(ask({ ...guide, most: 49 }))).toBe('bad-value');
  expect(send(ask({ ...guide, least: -1 }))).toBe('bad-value');
  expect(send(ask({ ...guide, words: '长'.repeat(1001) }))).toBe('bad-text');
  expect(send({ ...ask(guide), section: sectionId('none') })).toBe('not-found');
  expect(send(ask(null))).toBe('ok');
  expect(outline().find(({ id }) => id === section)).not.toHaveProperty('guide');
});

test('a section is added where it is wanted, begins as a draft, and each id is used once', () => {
  const { send, outline, titles, idOf } = open();
  expect(send(add('其他情况', idOf('部门职能')))).toBe('ok');
  expect(titles().slice(0, 3)).toEqual(['基本情况', '其他情况', '部门职能']);
  expect(outline()[1]).toMatchObject({
    kind: 'other',
    status: 'drafting',
    drafters: [],
    pins: null,
    steps: [],
  });
  expect(send(add('其他情况', null))).toBe('exists');
  expect(send(add('附录', null, { level: 1 }))).toBe('ok');
  expect(titles().at(-1)).toBe('附录');
});

test('what has no place or no title is not added', () => {
  const { send, idOf } = open();
  expect(send(add('甲', idOf('基本情况')))).toBe('bad-place');
  expect(send(add('甲', null))).toBe('bad-place');
  expect(send(add('甲', idOf('部门职能'), { kind: 'part' }))).toBe('bad-place');
  expect(send(add('甲', sectionId('none')))).toBe('not-found');
  expect(send(add(' ', null, { level: 1 }))).toBe('bad-text');
  for (let index = 0; index < 300; index++) {
    const result = send(add(`第${index}`, null, { level: 1 }));
    if (result === 'ok') continue;
    expect(result).toBe('too-many-sections');
    return;
  }
  throw new Error('no bound');
});

test('a section moves, a part with all below it, and nowhere it cannot stand', () => {
  const { send, titles, idOf } = open();
  const before = titles();
  expect(send({ type: 'moveSection', section: idOf('部门职能'), before: idOf('部门整体支出绩效目标') })).toBe(
    'ok',
  );
  expect(titles().slice(1, 4)).toEqual([before[2], before[1], before[3]]);
  expect(send({ type: 'moveSection', section: idOf('综合评价分析'), before: idOf('基本情况') })).toBe('ok');
  expect(titles()[0]).toBe('综合评价分析');
  expect(send({ type: 'moveSection', section: idOf('部门职能'), before: idOf('综合评价分析') })).toBe(
    'bad-place',
  );
  expect(send({ type: 'moveSection', section: sectionId('none'), before: null })).toBe('not-found');
});

test('a further section is removed and brought back as it was; one of the genre is not', () => {
  const { doc, send, outline, idOf } = open();
  send(add('其他情况', idOf('部门职能')));
  const section = idOf('其他情况');
  send({ type: 'setMember', person: chen, name: '陈', roles: ['drafter'] });
  send({ type: 'assignSection', section, drafters: [chen], reviewers: [], due: '2024-03-05' });
  const before = outline();
  expect(send({ type: 'removeSection', section })).toBe('ok');
  expect(outline()).toHaveLength(before.length - 1);
  expect(removedSections(doc).map(({ entry }) => entry.title)).toEqual(['其他情况']);
  expect(send(add('其他情况', null, { level: 1 }))).toBe('exists');
  expect(send({ type: 'bringBackSection', section })).toBe('ok');
  expect(outline()).toEqual(before);
  expect(send({ type: 'bringBackSection', section })).toBe('not-found');
  send({ type: 'removeSection', section });
  send({ type: 'setMember', person: chen, name: '陈', roles: [] });
  send({ type: 'bringBackSection', section });
  expect(outline().find(({ id }) => id === section)!.drafters).toEqual([]);
  expect(send({ type: 'removeSection', section: idOf('部门职能') })).toBe('required-section');
  expect(send({ type: 'removeSection', section: idOf('基本情况') })).toBe('required-section');
});

test('only an owner changes the outline', () => {
  const { send, idOf } = open();
  send({
    type: 'setMember',
    person: chen,
    name: '陈',
    roles: ['drafter', 'finance', 'reviewer', 'approver'],
  });
  const section = idOf('部门职能');
  expect(send(add('甲', section), chen)).toBe('forbidden');
  expect(send({ type: 'moveSection', section, before: null }, chen)).toBe('forbidden');
  expect(send({ type: 'removeSection', section }, chen)).toBe('forbidden');
  expect(send({ type: 'bringBackSection', section }, chen)).toBe('forbidden');
});

test('an attachment stands at the end, and nothing behind it but others', () => {
  const { send, titles, idOf } = open();
  const attachment = { kind: 'attachment', level: 1 };
  expect(send(add('收支明细表', idOf('存在的主要问题'), attachment))).toBe('bad-place');
  expect(send(add('收支明细表', null, { kind: 'attachment', level: 2 }))).toBe('bad-place');
  expect(send(add('收支明细表', null, attachment))).toBe('ok');
  expect(send(add('附录', null, { level: 1 }))).toBe('bad-place');
  expect(send(add('绩效目标表', idOf('收支明细表'), attachment))).toBe('ok');
  expect(titles().slice(-2)).toEqual(['绩效目标表', '收支明细表']);
  expect(send({ type: 'moveSection', section: idOf('存在的主要问题'), before: null })).toBe('bad-place');
  expect(send({ type: 'removeSection', section: idOf('收支明细表') })).toBe('ok');
});
