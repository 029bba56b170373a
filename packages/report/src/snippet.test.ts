import { expect, test } from 'vitest';
import {
  maxSnippetLength,
  maxSnippetTitle,
  placeInSnippet,
  snippetBody,
  snippetFault,
  snippetsFor,
  tradeSnippets,
} from './snippet';
import { selfEvaluationTemplate } from './templates/self-evaluation-template';
import { figureFromDefinition } from './templates/template';

const figures = new Map(
  selfEvaluationTemplate.figures.map((definition) => {
    const figure = figureFromDefinition(definition);
    return [figure.id, figure] as const;
  }),
);

test('phrases of the trade are offered where their figures are, and their places are ones of the report', () => {
  expect(snippetsFor({ figures })).toEqual(tradeSnippets);
  const without = snippetsFor({ figures: new Map() });
  expect(without.map(({ title }) => title)).toEqual(['一是二是三是', '整改措施', '偏差说明']);
  for (const snippet of tradeSnippets)
    snippetBody(snippet, figures).descendants(({ type, attrs }) => {
      if (type.name === 'place') expect(figures.has(attrs.figure)).toBe(true);
    });
});

test('one’s own hold places of the figures a report has, and words for those it has not', () => {
  const rate = [...figures.values()].find(({ id }) => id === 'total.rate')!;
  const text = `完成${placeInSnippet(rate)}，{{gone|满意度}}。{{}} {{a}}`;
  expect(text).toBe('完成{{total.rate|预算执行率}}，{{gone|满意度}}。{{}} {{a}}');
  const places = (body: ReturnType<typeof snippetBody>) => {
    const found: string[] = [];
    body.descendants(({ type, attrs }) => {
      if (type.name === 'place') found.push(attrs.figure as string);
    });
    return found;
  };
  const here = snippetBody({ title: '甲', text }, figures);
  expect([here.textContent, places(here)]).toEqual(['完成，满意度。{{}} {{a}}', ['total.rate']]);
  const elsewhere = snippetBody({ title: '甲', text }, new Map());
  expect([elsewhere.textContent, places(elsewhere)]).toEqual(['完成预算执行率，满意度。{{}} {{a}}', []]);
});

test('one’s own are plain words, a paragraph a line', () => {
  const body = snippetBody({ title: '结语', text: ' 第一段[[total.rate]] \n\n第二段' }, figures);
  expect(body.toString()).toBe('doc(paragraph("第一段[[total.rate]]"), paragraph("第二段"))');
});

test.each([
  ['', '文字', 'title'],
  ['  ', '文字', 'title'],
  ['两\n行', '文字', 'title'],
  ['名'.repeat(maxSnippetTitle + 1), '文字', 'title'],
  ['名\ud800', '文字', 'title'],
  ['名', ' \n ', 'text'],
  ['名', '文'.repeat(maxSnippetLength + 1), 'text'],
  ['名', '文\u0000字', 'text'],
  ['名', '𠮷\n👨‍👩‍👧葛\u{e0100}', null],
] as const)('of %j, %j the fault is %s', (title, text, fault) => {
  expect(snippetFault({ title, text })).toBe(fault);
});
