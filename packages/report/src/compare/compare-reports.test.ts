import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyFromNotation } from '../body/notation';
import { type FigureId, personId, reportId, type SectionId, sectionId } from '../ids';
import type { Report } from '../report';
import { sampleSeed } from '../sample/sample-seed';
import { reportFromSeed } from '../templates/template';
import { pinsOf } from '../workflow/pins';
import { commonPairs } from './common-pairs';
import { type ComparedUnit, compareReports } from './compare-reports';
import { inCharacters, inWords } from './words';

let made = 0;
const sample = reportFromSeed(sampleSeed(), {
  id: reportId('r'),
  owner: { person: personId('王'), name: '王' },
  newId: () => `s${++made}`,
});
const [first, second] = sample.outline.filter(({ kind }) => kind !== 'part').map(({ id }) => id) as [
  SectionId,
  SectionId,
];

/** The sample with other texts in its first sections, and other values. */
function withTexts(
  texts: readonly (readonly string[])[],
  values: Readonly<Record<string, string>> = {},
): Report {
  const bodies = new Map(sample.bodies);
  for (const [index, lines] of texts.entries()) bodies.set([first, second][index]!, bodyFromNotation(lines));
  const figures = new Map(sample.figures);
  for (const [id, value] of Object.entries(values))
    figures.set(id as FigureId, { ...figures.get(id as FigureId)!, value });
  return { ...sample, bodies, figures };
}

/** Units as lines: what went in [-…-], what came in {+…+}, figures as [=a→b=]. */
function shown({ change, blocks }: ComparedUnit): string {
  const text = blocks.map(({ spans }) =>
    spans
      .map((span) => {
        if (span.op === 'figure') return `[=${span.before}→${span.after}=]`;
        if (span.op === 'added') return `{+${span.text}+}`;
        return span.op === 'removed' ? `[-${span.text}-]` : span.text;
      })
      .join(''),
  );
  return `${change}: ${text.join(' | ')}`;
}

const changes = (before: Report, after: Report, section = first) =>
  compareReports(before, after)
    .sections.find(({ id }) => id === section)!
    .units.filter(({ change }) => change !== 'same')
    .map(shown);

const texts = (before: readonly string[], after: readonly string[]) =>
  changes(withTexts([before]), withTexts([after]));

test('two equal reports differ in nothing', () => {
  const { sections, figures } = compareReports(sample, { ...sample });
  expect(figures).toEqual([]);
  expect(sections.map(({ id }) => id)).toEqual(sample.outline.map(({ id }) => id));
  expect(sections.every(({ typed, byFigures, hasMoved }) => typed + byFigures === 0 && !hasMoved)).toBe(true);
  expect(sections.flatMap(({ units }) => units).every(({ change }) => change === 'same')).toBe(true);
});

test('a change within a paragraph is shown in words', () => {
  expect(
    texts(['全年预算执行情况总体良好，资金使用合规。'], ['全年预算执行情况总体较好，资金使用规范。']),
  ).toEqual(['changed: 全年预算执行情况总体[-良好-]{+较好+}，资金使用[-合规-]{+规范+}。']);
});

test('a typed number changes as a whole, and not digit by digit', () => {
  expect(texts(['全年支出1,234.56万元。'], ['全年支出1,284.56万元。'])).toEqual([
    'changed: 全年支出[-1,234.56-]{+1,284.56+}万元。',
  ]);
});

test('paragraphs that came, went and stayed are told apart', () => {
  expect(
    texts(
      ['一段不变的文字。', '这一段被删去了，内容是办公用房。'],
      ['新加在前面的话。', '一段不变的文字。', '完全另一件事情在这里。'],
    ),
  ).toEqual([
    'added: {+新加在前面的话。+}',
    'removed: [-这一段被删去了，内容是办公用房。-]',
    'added: {+完全另一件事情在这里。+}',
  ]);
});

test('what figures change is shown apart from what is typed', () => {
  const before = ['全年支出[[total.executed]]，执行较好。', '其中基本支出[[nature.basic]]。'];
  const after = ['全年支出[[total.executed]]，执行良好。', '其中基本支出[[nature.basic]]。'];
  const [was, now] = [
    withTexts([before]),
    withTexts([after], { 'total.executed': '20000000', 'nature.basic': '18000000' }),
  ];
  expect(changes(was, now)).toEqual([
    'changed: 全年支出[=2,118.90万元→2,000.00万元=]，执行[-较好-]{+良好+}。',
    'figures: 其中基本支出[=1,787.17万元→1,800.00万元=]。',
  ]);
  const { sections, figures } = compareReports(was, now);
  expect(sections.find(({ id }) => id === first)).toMatchObject({ typed: 1, byFigures: 1 });
  expect(figures).toContainEqual({
    figure: 'total.executed',
    label: sample.figures.get('total.executed' as FigureId)!.label,
    before: '2,118.90万元',
    after: '2,000.00万元',
  });
});

test('an agreed section does not differ by figures that it does not show', () => {
  const was = withTexts([['全年支出[[total.executed]]。']]);
  const pinned = {
    ...was,
    outline: was.outline.map((entry) =>
      entry.id === first ? { ...entry, pins: pinsOf(was, was.bodies.get(first)!) } : entry,
    ),
  };
  const later = { ...pinned, figures: withTexts([], { 'total.executed': '1' }).figures };
  expect(changes(pinned, later)).toEqual([]);
  expect(compareReports(pinned, later).figures.length).toBeGreaterThan(0);
});

test('a number that was linked, unchanged, is no change for its reader', () => {
  const typed = withTexts([['全年支出2,118.90万元。']]);
  const linked = withTexts([['全年支出[[total.executed]]。']]);
  expect(changes(typed, linked)).toEqual([]);
});

test('a place in another format was typed over', () => {
  const [was, now] = [
    withTexts([['支出[[total.executed]]。']]),
    withTexts([['支出[[total.executed|万元 .1]]。']]),
  ];
  expect(changes(was, now)).toEqual(['changed: 支出[-2,118.90万元-]{+2118.9万元+}。']);
});

test('a paragraph that moved is one move, also into another section, also when a word of it changed', () => {
  const stays = ['留在原处的第一段话。', '留在原处的第二段话。'];
  const moves = '搬到别处去的这一段话比较长，好认出来。';
  expect(texts([moves, ...stays], [...stays, moves])).toEqual([
    `moved-away: [-${moves}-]`,
    `moved-here: ${moves}`,
  ]);
  const was = withTexts([[moves, stays[0]!], [stays[1]!]]);
  const now = withTexts([[stays[0]!], [stays[1]!, moves.replace('比较', '特别')]]);
  const { sections } = compareReports(was, now);
  const [from, to] = [first, second].map((id) => sections.find((one) => one.id === id)!.units);
  const away = from!.find(({ change }) => change === 'moved-away')!;
  const here = to!.find(({ change }) => change === 'moved-here')!;
  expect(here.move).toBe(away.move);
  expect(shown(here)).toBe('moved-here: 搬到别处去的这一段话[-比较-]{+特别+}长，好认出来。');
});

test('a paragraph made a heading has changed, though its words have not', () => {
  expect(texts(['主要职能如下'], ['### 主要职能如下'])).toEqual(['changed: 主要职能如下']);
});

test('a heading that got another number by another one is told apart from what is typed', () => {
  const before = withTexts([['### 原来的标题', '正文。']]);
  const after = withTexts([['### 新的标题', '### 原来的标题', '正文。']]);
  const section = compareReports(before, after).sections.find(({ id }) => id === first)!;
  expect(
    section.units.map(({ change, blocks: [block] }) => [change, block!.numberBefore, block!.number]),
  ).toEqual([
    ['added', null, '1.'],
    ['renumbered', '1.', '2.'],
    ['same', null, ''],
  ]);
  expect(section).toMatchObject({ typed: 1, renumbered: 1 });
});

test('what follows another point is not changed by its new number', () => {
  expect(texts(['[[#point]]抓落实。', '[[#point]]强监督。'], ['[[#point]]强监督。'])).toEqual([
    'removed: [-一是抓落实。-]',
  ]);
});

test('sections that came, went, were retitled or moved are told', () => {
  const [a, b, ...rest] = sample.outline.filter(({ kind }) => kind !== 'part');
  const added = { ...a!, id: sectionId('new'), title: '新增一节' };
  const bodies = new Map([...sample.bodies, [added.id, bodyFromNotation(['新的一节。'])]]);
  const outline = [
    ...sample.outline.filter((entry) => entry !== a && entry !== b),
    { ...b!, title: '改名' },
    added,
  ];
  const { sections } = compareReports(sample, { ...sample, bodies, outline });
  const of = (id: SectionId) => sections.find((one) => one.id === id)!;
  expect(of(a!.id)).toMatchObject({ change: 'removed' });
  expect(of(b!.id)).toMatchObject({
    change: 'both',
    hasMoved: true,
    title: { before: b!.title, after: '改名' },
  });
  expect(of(added.id)).toMatchObject({ change: 'added' });
  expect(of(rest[0]!.id)).toMatchObject({ change: 'both', hasMoved: false });
});

test('one section alone is compared alone', () => {
  const { sections } = compareReports(sample, sample, { section: second });
  expect(sections.map(({ id }) => id)).toEqual([second]);
});

test('without a dictionary, characters stand for words', () => {
  const [was, now] = [withTexts([['总体情况良好，符合预期']]), withTexts([['总体情况较好，符合预期']])];
  const { sections } = compareReports(was, now, { segment: inCharacters });
  expect(
    sections
      .flatMap(({ units }) => units)
      .filter(({ change }) => change !== 'same')
      .map(shown),
  ).toEqual(['changed: 总体情况[-良-]{+较+}好，符合预期']);
  for (const segment of [inWords, inCharacters]) {
    const text = '1,234.5万元，完成率99.97%；GB/T 9704。\n𠮷';
    expect(segment(text).join('')).toBe(text);
    expect(segment(text)).toContain('1,234.5');
  }
});

const lines = fc.array(
  fc.constantFrom(
    '全年支出较好。',
    '资金[[total.executed]]到位。',
    '[[#point]]抓落实。',
    '### 职能',
    '新增一项任务，按期完成。',
    '短。',
  ),
  { maxLength: 12 },
);

test('what is same or removed is the text before, what is same or added the text after', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [was, now] = [withTexts([before]), withTexts([after], { 'total.executed': '1' })];
      const { units } = compareReports(was, now, { section: first }).sections[0]!;
      const read = (side: 'before' | 'after') =>
        units
          .filter(({ change }) =>
            side === 'before'
              ? change !== 'added' && change !== 'moved-here'
              : change !== 'removed' && change !== 'moved-away',
          )
          .map(({ blocks }) =>
            blocks
              .flatMap(({ spans }) => spans)
              .filter(({ op }) => op !== (side === 'before' ? 'added' : 'removed'))
              .map((span) => (span.op === 'figure' ? span[side] : span.text))
              .join(''),
          )
          .map((text) => text.replace(/[一二三四五六七八九十]+是/, '#'));
      const texts = (report: Report) =>
        compareReports(report, report, { section: first }).sections[0]!.units.map(({ blocks }) =>
          blocks
            .flatMap(({ spans }) => spans.map((span) => (span.op === 'figure' ? '' : span.text)))
            .join('')
            .replace(/[一二三四五六七八九十]+是/, '#'),
        );
      expect(read('before')).toEqual(texts(was));
      expect(read('after')).toEqual(texts(now));
    }),
    { numRuns: 40 },
  );
});

test('common pairs are equal, grow in both, and are all of a sequence that did not change', () => {
  const keys = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 40 });
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const pairs = commonPairs(before, after);
      for (const [x, y] of pairs) expect(before[x]).toBe(after[y]);
      for (let index = 1; index < pairs.length; index++) {
        expect(pairs[index]![0]).toBeGreaterThan(pairs[index - 1]![0]);
        expect(pairs[index]![1]).toBeGreaterThan(pairs[index - 1]![1]);
      }
      expect(commonPairs(before, before)).toHaveLength(before.length);
    }),
  );
});
