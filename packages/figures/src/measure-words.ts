/**
 * Measure words 量词 as data: which there are, whether what they count can have decimals, and in front of which characters
 * a one-character word is the beginning of another word (期 in 期间, 分 in 分别). Domain data, to be extended freely.
 */
import type { Unit } from './unit';

/** One measure word as it stands in text. */
export interface MeasureWord {
  readonly text: string;
  /** The unit it means; differs from `text` only in 大方面, which counts 方面. */
  readonly unit: Unit;
  /** A counted thing has no decimals, so 1.50个 at the start of a clause is the list marker 1. and 50个. */
  readonly counted: boolean;
  /** Characters and words that, following directly, make it part of another word. */
  readonly notBefore: readonly string[];
}

const COMPOUND = '人次 场次 件次 家次 户次 台次 车次 班次 例次 批次 条次 架次 大类 大项 方面 工作日 个工作日';

const CONTINUOUS =
  '倍 平方米 平方公里 立方米 公里 千米 米 公顷 亩 吨 公斤 千克 千瓦 千瓦时 升 小时 个小时 分钟 秒 天 个月 ' +
  '个季度 课时 学时 学分 美元 港元 欧元 日元 英镑';

/** One-character words, each with what it must not stand before. */
const LIMITED: readonly (readonly [word: string, notBefore: string])[] = [
  ['名', '录 单'],
  ['人', '才 民群 大代 大常 员 事 力'],
  ['件', ''],
  ['项', ''],
  ['个', ''],
  ['家', '庭 长 属 乡 园'],
  ['期', '间 末 刊 望 限 待'],
  ['次', '日 序 于'],
  ['条', '例 款 件'],
  ['支', '出 付 持 撑 委 行 援 部'],
  ['户', '籍 外 口'],
  ['批', '准 复 示 评'],
  ['场', '所 地 景 馆 面'],
  ['类', '别 型 似'],
  ['份', '额'],
  ['篇', ''],
  ['部', '门 分 队 长 委 署'],
  ['台', '账 风 阶'],
  ['辆', ''],
  ['套', '餐'],
  ['处', '理 置 于 室 分 长 级'],
  ['座', '谈'],
  ['栋', ''],
  ['间', '接 隔'],
  ['位', '于 置 次'],
  ['组', '织 建 长 成'],
  ['例', '如 外 行'],
  ['起', '到 草 步 来 点 诉'],
  ['宗', '旨 地'],
  ['门', '户 诊 类'],
  ['节', '约 能 点 目 日 余 假 省'],
  ['幅', '度'],
  ['张', ''],
  ['块', ''],
  ['棵', ''],
  ['株', ''],
  ['艘', ''],
  ['轮', ''],
  ['所', '有 以 需 属 在 示 长'],
  ['本', '级 年 部 单 月 着 次 区 市 科 专'],
  ['册', ''],
  ['枚', ''],
  ['卷', ''],
  ['盒', ''],
  ['页', ''],
  ['片', '区'],
  ['步', '骤'],
];

/** Words whose amount may have decimals though they are one character. 分 is the point of a score, not a cent. */
const CONTINUOUS_LIMITED: readonly (readonly [word: string, notBefore: string])[] = [
  [
    '分',
    '之 别 成 为 支 局 管 公 解 布 析 类 摊 项 队 会 组 步 级 子 流 红 工 担 享 配 期 批 层 设 行 户 两 三 阶',
  ],
];

function words(list: string): readonly string[] {
  return list === '' ? [] : list.split(' ');
}

function plainWords(list: string, counted: boolean): readonly MeasureWord[] {
  return words(list).map((text) => ({ text, unit: text, counted, notBefore: [] }));
}

function limitedWords(list: typeof LIMITED, counted: boolean): readonly MeasureWord[] {
  return list.map(([text, notBefore]) => ({ text, unit: text, counted, notBefore: words(notBefore) }));
}

/** Every measure word the recogniser knows, longest first: 人次 is tried before 人. Source: docs/numbers.md */
export const MEASURE_WORDS: readonly MeasureWord[] = [
  { text: '大方面', unit: '方面', counted: true, notBefore: [] } as MeasureWord,
  ...plainWords(COMPOUND, true),
  ...plainWords(CONTINUOUS, false),
  ...limitedWords(LIMITED, true),
  ...limitedWords(CONTINUOUS_LIMITED, false),
].toSorted((a, b) => b.text.length - a.text.length);
