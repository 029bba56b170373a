// Phrases at hand 常用语: what one puts into texts again and again. Those of the trade come with the product; each person keeps some of their
// own. Both may hold places of figures.

import type { Node } from 'prosemirror-model';
import { bodyFromNotation } from './body/notation';
import { bodySchema } from './body/schema';
import type { FigureId } from './ids';
import type { Figure, Report } from './report';

/** One of a person's own; line feeds part paragraphs, and `{{total.executed|执行数}}` is a place of a figure (`placeInSnippet`). */
export interface Snippet {
  readonly title: string;
  readonly text: string;
}

/** A place of a figure in the words of one's own phrase. Where a report has no such figure, what stands behind the bar stands there. */
export const placeInSnippet = ({ id, label }: Pick<Figure, 'id' | 'label'>): string =>
  `{{${id}|${label.replace(/[{}|\n]/g, ' ')}}}`;

const placeInText = /\{\{([^{}|\n]+)\|([^{}|\n]*)\}\}/g;

/** The words of a line, and the places in it that a report has figures for. */
function lineContent(line: string, figures: Report['figures']): readonly Node[] {
  const content: Node[] = [];
  let words = '';
  let read = 0;
  for (const match of line.matchAll(placeInText)) {
    const [whole, id, instead] = match as unknown as [string, string, string];
    words += line.slice(read, match.index);
    read = match.index + whole.length;
    if (!figures.has(id as FigureId)) {
      words += instead;
      continue;
    }
    if (words) content.push(bodySchema.text(words));
    words = '';
    content.push(bodySchema.nodes.place.create({ figure: id }));
  }
  words += line.slice(read);
  return words ? [...content, bodySchema.text(words)] : content;
}

/** One of the trade's, in the notation of `notation.ts`. */
export interface TradeSnippet {
  readonly title: string;
  readonly lines: readonly string[];
}

export const maxSnippets = 100;
/** In UTF-16 units. */
export const maxSnippetTitle = 40;
export const maxSnippetLength = 2000;

/** Half a character, or what no key writes. */
const broken = /[\p{Cs}\ufffd]|(?![\n\t])\p{Cc}/u;
const isPlain = (text: string) => !broken.test(text);

/** Which part of a phrase will not do, or null. */
export function snippetFault({ title, text }: Snippet): 'title' | 'text' | null {
  if (title.trim() === '' || title.length > maxSnippetTitle || !isPlain(title) || /\n/.test(title))
    return 'title';
  if (text.trim() === '' || text.length > maxSnippetLength || !isPlain(text)) return 'text';
  return null;
}

/** Domain data: sentences that stand in most reports of the genre. */
export const tradeSnippets: readonly TradeSnippet[] = [
  {
    title: '收支总述',
    lines: ['全年预算数[[total.budgeted]]，执行数[[total.executed]]，完成预算的[[total.rate]]。'],
  },
  {
    title: '资金来源分列',
    lines: [
      '按资金来源分，一般公共预算财政拨款支出[[source.general]]，政府性基金预算财政拨款支出[[source.govFund]]，国有资本经营预算财政拨款支出[[source.stateCapital]]，其他资金支出[[source.other]]。',
    ],
  },
  {
    title: '支出性质分列',
    lines: ['按支出性质看，基本支出[[nature.basic]]，项目支出[[nature.project]]。'],
  },
  {
    title: '自评结论',
    lines: ['对照年初批复的绩效目标，本年度部门整体支出绩效目标完成情况良好，预算执行率[[total.rate]]。'],
  },
  { title: '一是二是三是', lines: ['[[#point]]；[[#point]]；[[#point]]。'] },
  {
    title: '整改措施',
    lines: ['针对上述问题，下一步采取以下措施：[[#point]]；[[#point]]；[[#point]]。'],
  },
  { title: '偏差说明', lines: ['未达到年度指标值的主要原因是，拟采取的改进措施是。'] },
];

const figuresOf = ({ lines }: TradeSnippet): readonly FigureId[] =>
  [...lines.join('').matchAll(/\[\[([\w.]+)/g)].map(([, id]) => id as FigureId);

/** Those whose figures a report has. */
export const snippetsFor = ({ figures }: Pick<Report, 'figures'>): readonly TradeSnippet[] =>
  tradeSnippets.filter((snippet) => figuresOf(snippet).every((id) => figures.has(id)));

/** A phrase as paragraphs, to be put into a text of a report with these figures. */
export function snippetBody(snippet: Snippet | TradeSnippet, figures: Report['figures']): Node {
  if ('lines' in snippet) return bodyFromNotation(snippet.lines);
  const { doc, paragraph } = bodySchema.nodes;
  const paragraphs = snippet.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph.create(null, [...lineContent(line, figures)]));
  return doc.create(null, paragraphs);
}
