import {
  type BodyRange,
  bodySchema,
  groundText,
  personId,
  quoteOf,
  type Report,
  type SuggestedChange,
  type Suggestion,
  shownText,
  suggestionId,
} from '@huigao/report';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { reportWith } from '../../../test/reports';
import { partsOf } from '../../../test/word-reader';
import { exportReport } from '../../export-report';
import type { SuggestionRanges } from './revised-report';

const wang = personId('wang');

/** The report with suggestions in its only section. */
function suggesting(
  report: Report,
  wanted: readonly (readonly [BodyRange, SuggestedChange, string?])[],
): Report {
  const [section] = report.outline;
  const body = report.bodies.get(section!.id)!;
  const suggestions = wanted.map(([range, change, why = ''], index): Suggestion => {
    const ground = {
      anchor: { from: '', to: '' },
      quote: quoteOf(body, range, shownText(report, section!.id, range)),
      text: groundText(body, range),
    };
    const rest = { section: section!.id, by: wang, at: Date.parse('2024-03-05T08:00:00Z'), decision: null };
    return { ...rest, id: suggestionId(`g${index}`), ground, change, why, version: 1 };
  });
  const people = new Map([[wang, { person: wang, name: '王<审核>', roles: ['reviewer' as const] }]]);
  return { ...report, people, suggestions: new Map(suggestions.map((one) => [one.id, one])) };
}

async function written(
  report: Report,
  copy: 'clean' | 'review' = 'review',
  suggestions: SuggestionRanges = new Map(),
) {
  const parts = partsOf((await exportReport(report, 'docx', { copy, suggestions })).bytes);
  return { text: parts.get('word/document.xml')!, comments: parts.get('word/comments.xml') ?? '' };
}

const replace = (...nodes: readonly Node[]): SuggestedChange => ({
  do: 'replace',
  slice: new Slice(Fragment.fromArray([...nodes]), 0, 0).toJSON() as unknown,
});
const said = '<w:(?:ins|del) w:id="\\d+" w:author="王&lt;审核&gt;" w:date="2024-03-05T08:00:00Z">';

test('words that would come or go are so of their author and date, the reason a comment; a clean copy has neither', async () => {
  const plain = reportWith([['other', 1, '甲', ['全年预算执行良好。']]]);
  const report = suggesting(plain, [[{ from: 3, to: 5 }, replace(bodySchema.text('支出')), '按<口径>']]);
  const { text, comments } = await written(report);
  expect(text).toMatch(new RegExp(`${said}<w:r>.{0,200}?<w:delText[^>]*>预算</w:delText></w:r></w:del>`));
  expect(text).toMatch(new RegExp(`${said}<w:r>.{0,200}?<w:t[^>]*>支出</w:t></w:r></w:ins>`));
  expect(comments).toContain('按&lt;口径&gt;');
  expect(await written(report, 'clean')).toEqual(await written(plain, 'clean'));
});

test('a row of a table is one that comes or goes', async () => {
  const { doc, paragraph, table, tableRow, tableCell } = bodySchema.nodes;
  const row = (words: string) =>
    tableRow.create(null, tableCell.create(null, paragraph.create(null, bodySchema.text(words))));
  const made = reportWith([['other', 1, '甲', ['占位']]]);
  const section = made.outline[0]!.id;
  const body = doc.create(null, [table.create(null, [row('第一行的字'), row('第二行的字')])]);
  const second = 1 + row('第一行的字').nodeSize;
  const range = { from: second, to: second + row('第二行的字').nodeSize };
  const report = suggesting({ ...made, bodies: new Map([[section, body]]) }, [
    [range, replace(row('换上的一行'))],
  ]);
  // Words alone would find what stands in the cell.
  const { text } = await written(report, 'review', new Map([[suggestionId('g0'), range]]));
  const rows = text
    .match(/<w:tr>.*?<\/w:tr>/gs)!
    .map((one) => [
      /<w:trPr>.*?<w:(ins|del) .*?<\/w:trPr>/s.exec(one)?.[1] ?? 'kept',
      [...one.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(([, words]) => words).join(''),
    ]);
  expect(rows).toEqual([
    ['kept', '第一行的字'],
    ['del', '第二行的字'],
    ['ins', '换上的一行'],
  ]);
});

test('what cannot be a revision is said in a comment: words that changed since, and what overlaps another', async () => {
  const plain = reportWith([['other', 1, '甲', ['全年预算执行良好。']]]);
  const report = suggesting(plain, [
    [{ from: 3, to: 7 }, replace(bodySchema.text('支出'))],
    [{ from: 5, to: 9 }, replace(bodySchema.text('完成较好')), '理由'],
    [{ from: 1, to: 3 }, replace(bodySchema.text('本年'))],
  ]);
  const last = [...report.suggestions.values()].at(-1)!;
  const stale = {
    ...last,
    ground: { ...last.ground, text: '去年', quote: { ...last.ground.quote, text: '去年', shown: '去年' } },
  };
  const { text, comments } = await written({
    ...report,
    suggestions: new Map(report.suggestions).set(last.id, stale),
  });
  expect(text).not.toContain('本年');
  expect(text).not.toContain('完成较好');
  expect(comments).toContain('“去年” → “本年”');
  expect(comments).toContain('“执行良好” → “完成较好”');
  expect(comments).toContain('理由');
});
