import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { bodyFromNotation } from '../body/notation';
import { bodySchema as schema } from '../body/schema';
import { sectionId } from '../ids';
import { figureFromDefinition } from '../templates/template';
import { type TidyChange, tidyBody } from './tidy-body';
import { type TidyRule, tidyRules } from './tidy-rule';

const executed = figureFromDefinition({
  id: 'executed',
  label: '执行数',
  group: '部门收支',
  unit: '元',
  format: '万元 .2 grouped spaced',
  value: '21189000',
});
const figures = new Map([[executed.id, executed]]);
const section = sectionId('s');

const changesIn = (body: Node, rules: readonly TidyRule[] = tidyRules): readonly TidyChange[] =>
  tidyBody(section, body, figures, new Set(rules));

const sliceOf = (words: string) =>
  schema.nodes.paragraph.create(null, words ? schema.text(words) : null).slice(0, words.length);

/** The body with changes made, from the end to the beginning. */
function made(body: Node, changes: readonly TidyChange[]): Node {
  const edits = changes.flatMap((change) => change.edits).sort((a, b) => b.from - a.from);
  return edits.reduce((now, { from, to, text, was }) => {
    expect(now.textBetween(from, to, '\n', '￼')).toBe(was);
    return now.replace(from, to, sliceOf(text));
  }, body);
}

function tidied(line: string, rules?: readonly TidyRule[]): string {
  const body = bodyFromNotation([line]);
  return made(body, changesIn(body, rules)).textContent;
}

const pairs: Readonly<
  Record<Exclude<TidyRule, 'empty'>, readonly (readonly [before: string, after: string])[]>
> = {
  width: [
    ['完成预算的９８．５％', '完成预算的98.5%'],
    ['２１１８．９０万元', '2118.90万元'],
    ['引入ＡＩ和５Ｇ', '引入AI和5G'],
    ['增长3．14%', '增长3.14%'],
    ['１．加强管理', '1．加强管理'],
  ],
  markers: [
    ['(1)加强管理', '（1）加强管理'],
    ['（1)加强管理', '（1）加强管理'],
    ['(一)部门职能', '（一）部门职能'],
    ['（一）、部门职能', '（一）部门职能'],
    ['一.基本情况', '一、基本情况'],
    ['二,综合评价', '二、综合评价'],
    ['1、加强管理', '1.加强管理'],
    ['1．加强管理', '1.加强管理'],
    [' 12、加强管理', ' 12.加强管理'],
    ['二,三产业', '二,三产业'],
  ],
  dashes: [
    ['等等...', '等等……'],
    ['等等。。。', '等等……'],
    ['等等…', '等等……'],
    ['目标--成效', '目标——成效'],
    ['目标－－成效', '目标——成效'],
  ],
  marks: [
    ['全年预算数,执行数', '全年预算数，执行数'],
    ['具体如下:一是', '具体如下：一是'],
    ['完成,  同比增长', '完成，同比增长'],
    ['完成 , 同比增长', '完成，同比增长'],
    ['执行率99.97%,比上年高', '执行率99.97%，比上年高'],
    ['引入PPP,推动改革', '引入PPP，推动改革'],
    ['是否完成?是!', '是否完成？是！'],
    ['一是加强;二是巩固', '一是加强；二是巩固'],
    ['完成目标.', '完成目标。'],
    ['完成目标. 下一步', '完成目标。下一步'],
    ['完成预算的99.7%.', '完成预算的99.7%。'],
    ['各项任务均已完成.下一步加强管理.', '各项任务均已完成。下一步加强管理。'],
    ['完成. 下一步', '完成。下一步'],
    ['会见了约翰.史密斯、卡德尔.买买提', '会见了约翰·史密斯、卡德尔·买买提'],
    ['“两委”,社区', '“两委”，社区'],
    ['科室(3个),职责"明确",分工', '科室(3个)，职责"明确"，分工'],
    ['执行数[[executed]],同比', '执行数，同比'],
    ['葛\u{e0100},区', '葛\u{e0100}，区'],
    ['𠮷,区', '𠮷，区'],
  ],
  brackets: [
    ['社区(村)', '社区（村）'],
    ['社区(村）', '社区（村）'],
    ['GDP(国内生产总值)', 'GDP（国内生产总值）'],
    ['增长(2023)', '增长（2023）'],
    ['((甲)乙)', '（（甲）乙）'],
  ],
  quotes: [
    ['社区"两委"正职', '社区“两委”正职'],
    ['“两新“党组织', '“两新”党组织'],
    ['”两新“党组织', '“两新”党组织'],
    ['“两新"党组织', '“两新”党组织'],
    ["称为'四下基层'", '称为‘四下基层’'],
  ],
  doubled: [
    ['完成，，增长', '完成，增长'],
    ['完成。。', '完成。'],
    ['完成，。', '完成。'],
    ['吗？？', '吗？'],
  ],
  spaces: [
    ['加强 管理', '加强管理'],
    ['加强　管理', '加强管理'],
    ['加强， 管理', '加强，管理'],
    ['加强 ，管理', '加强，管理'],
    ['（ 村 ）', '（村）'],
    ['使用 AI  and 5G', '使用 AI and 5G'],
    ['加强\u200b管理', '加强管理'],
    ['加强\u00a0管理', '加强管理'],
  ],
  mixed: [
    ['2023 年度', '2023年度'],
    ['培训 3 期 240 人次', '培训3期240人次'],
    ['引入 AI 技术', '引入AI技术'],
    ['完成 [[executed]]', '完成'],
    ['达 85% 以上', '达85%以上'],
  ],
  ends: [
    ['　　加强管理', '加强管理'],
    ['\t加强管理  ', '加强管理'],
  ],
};

describe('house style, rule by rule', () => {
  for (const [rule, table] of Object.entries(pairs))
    for (const [before, after] of table)
      test(`${rule}: ${before}`, () => {
        expect(tidied(before, [rule as TidyRule])).toBe(after);
      });
});

test.each([
  '增长3.14%，10:30开始，比分3:2，共2,118.90万元',
  '1.2023年底完成',
  '1、2023年底完成',
  '详见https://www.gov.cn/zhengce?a=1,2;b=(3)，附件.docx和a.b@c.gov.cn',
  'He said: "yes, of course (really)..." and left -- for good.',
  'See f(x), China’s “new” role; the students’ books',
  '2023--2024年，第三、五条，1.5—2万元，广州—深圳',
  '⑴①Ⅱ℃㎡、G105、某财绩〔2024〕7号',
  '年  月  日',
  '1)第一项2)第二项',
  '张三.李四',
  '只有一个"引号',
  '二，三产业',
  '一、基本情况',
  '（一）部门职能',
  '&nbsp;&gt;',
  '等等……目标——成效',
  '👨‍👩‍👧甲👍🏽乙葛\u{e0100}区𠮷野',
  '| 合　计 | 项 目',
  '',
])('leaves alone: %s', (line) => {
  expect(changesIn(bodyFromNotation([line]))).toEqual([]);
});

test('rules build on one another, and each change is the rule’s that made it last', () => {
  const body = bodyFromNotation(['　　(1)加强 管理,, 完成２０２３ 年目标...']);
  const changes = changesIn(body);
  expect(made(body, changes).textContent).toBe('（1）加强管理，完成2023年目标……');
  expect(changes.map(({ rule }) => rule)).toEqual([
    'ends',
    'markers',
    'spaces',
    'doubled',
    'marks',
    'width',
    'mixed',
    'dashes',
  ]);
});

test('a pair is one change, of nothing but its signs', () => {
  const [change, ...more] = changesIn(bodyFromNotation(['社区(村)正职']));
  expect(more).toEqual([]);
  expect(change).toMatchObject({
    rule: 'brackets',
    line: '社区(村)正职',
    edits: [
      { from: 3, to: 4, was: '(', text: '（' },
      { from: 5, to: 6, was: ')', text: '）' },
    ],
    spans: [
      [2, 3],
      [4, 5],
    ],
  });
});

test('what a place shows is never changed, and counts as what stands there', () => {
  // The figure shows “2,118.90 万元”.
  const body = bodyFromNotation(['执行数 [[executed]] ,完成']);
  const after = made(body, changesIn(body));
  expect(after.toString()).toBe('doc(paragraph("执行数", place, "，完成"))');
});

test('computed numbers stay between what is changed', () => {
  const body = bodyFromNotation(['[[#point]] 加强管理;[[#point]] 巩固']);
  const after = made(body, changesIn(body));
  expect(after.toString()).toBe('doc(paragraph(ordinal, "加强管理；", ordinal, "巩固"))');
});

test('empty paragraphs go, but for one to write in', () => {
  const lines = ['甲', '', '　 ', '乙', '### ', ''];
  const body = bodyFromNotation(lines);
  const after = made(body, changesIn(body, ['empty']));
  expect(after.toString()).toBe('doc(paragraph("甲"), paragraph("乙"), heading)');
  const nothing = bodyFromNotation(['', '']);
  expect(made(nothing, changesIn(nothing, ['empty'])).childCount).toBe(1);
  const belowTable = bodyFromNotation(['| 甲 | 乙', '']);
  expect(changesIn(belowTable, ['empty'])).toEqual([]);
});

const odd = [
  '甲',
  '年',
  ' ',
  '　',
  ',',
  '.',
  '(',
  ')',
  '"',
  '“',
  '”',
  '1',
  'a',
  '%',
  '-',
  '。',
  '，',
  ':',
  '[[executed]]',
  '👨‍👩‍👧',
  '葛\u{e0100}',
  '𠮷',
  '１',
  '[[#point]]',
];

test('what is tidy stays as it is, and letters and digits are never lost', () => {
  const letters = (text: string) => text.replace(/[\s\p{P}\p{S}]/gu, '').normalize('NFKC');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...odd), { maxLength: 14 }), (pieces) => {
      const body = bodyFromNotation([pieces.join('')]);
      const once = made(body, changesIn(body));
      expect(letters(once.textContent)).toBe(letters(body.textContent));
      const places = (node: Node) => node.toString().split('place').length;
      expect(places(once)).toBe(places(body));
      const rest = made(once, changesIn(once));
      expect(made(rest, changesIn(rest)).eq(rest)).toBe(true);
      expect(() => encodeURIComponent(once.textContent)).not.toThrow();
    }),
    { numRuns: 60 },
  );
});

test('words of footnotes are tidied where they stand, addresses in them left alone', () => {
  const { doc, paragraph, footnote } = schema.nodes;
  const note = footnote.create({ text: '见https://a.gov.cn/b?c=1,2，含结转,不含利息。。' });
  const body = doc.create(null, [paragraph.create(null, [schema.text('甲,'), note, schema.text('乙')])]);
  const changes = changesIn(body);
  expect(changes.map(({ rule, edits, line }) => [rule, edits, line.slice(0, 1)])).toEqual([
    ['marks', [{ from: 2, to: 3, was: ',', text: '，' }], '甲'],
    ['marks', [{ from: 3, to: 4, was: ',', text: '，', inNote: 29 }], '见'],
    ['doubled', [{ from: 3, to: 4, was: '。', text: '', inNote: 35 }], '见'],
  ]);
});
