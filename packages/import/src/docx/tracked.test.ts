// What was changed under tracking in a Word document becomes suggestions; the text is as it was before.

import { replaced, replacementOf } from '@huigao/report';
import { expect, test } from 'vitest';
import { docx, p, r } from '../../test/docx';
import { shownParagraphs } from '../../test/shown';
import { importFile } from '../import-file';

function proposal(body: string) {
  const result = importFile(docx(body), 'x.docx');
  if (!result.ok) throw new Error(result.code);
  return result.proposal;
}

const who = 'w:author="王" w:date="2024-03-05T08:00:00Z"';
const ins = (inside: string, by = who) => `<w:ins w:id="1" ${by}>${inside}</w:ins>`;
const del = (text: string, by = who) =>
  `<w:del w:id="2" ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const markPut = `<w:rPr><w:ins w:id="3" ${who}/></w:rPr>`;
const markTaken = `<w:rPr><w:del w:id="3" ${who}/></w:rPr>`;

/** The text as it was, and what each suggestion makes of it. */
async function read(body: string) {
  const found = proposal(p('一、甲') + body);
  const [entry] = found.seed.outline;
  const made = (found.seed.suggestions ?? []).map(({ range, change, author, at }) => {
    const after = replaced(entry!.body!, replacementOf(entry!.body!, range, change)!)!;
    expect([author, at]).toEqual(['王', Date.parse('2024-03-05T08:00:00Z')]);
    return after.content.content.map((node) => `${node.type.name[0]}:${node.textContent}`).join('|');
  });
  const said = (found.seed.threads ?? []).map(({ comments }) => comments[0]!.text);
  return { text: (await shownParagraphs(found)).slice(2), made, said, why: found.notUnderstood };
}

test('words that were put in and taken out are one suggestion where they touch', async () => {
  const found = await read(
    p(r('完成') + del('百分之九十') + ins(r('99.97%')) + r('。') + ins(r('全年', '<w:b/>')) + r('末')),
  );
  expect(found).toMatchObject({
    text: ['完成百分之九十。末'],
    made: ['p:完成99.97%。末', 'p:完成百分之九十。全年末'],
    said: [],
  });
});

test('paragraphs that were joined, parted and put in', async () => {
  const joined = await read(p(r('前半'), markTaken) + p('后半。'));
  expect(joined).toMatchObject({ text: ['前半', '后半。'], made: ['p:前半后半。'] });
  const parted = await read(p(r('前半'), markPut) + p('后半。'));
  expect(parted).toMatchObject({ text: ['前半后半。'], made: ['p:前半|p:后半。'] });
  const added = await read(p('上。') + p(ins(r('新的一段。')), markPut) + p('下。'));
  expect(added).toMatchObject({ text: ['上。', '下。'], made: ['p:上。|p:新的一段。|p:下。'] });
  const removed = await read(p('上。') + p(del('去掉。'), markTaken) + p('下。'));
  expect(removed).toMatchObject({ text: ['上。', '去掉。', '下。'], made: ['p:上。|p:下。'] });
});

test('bold type that was set or lifted', async () => {
  const change = `<w:rPrChange w:id="4" ${who}><w:rPr/></w:rPrChange>`;
  const found = proposal(p('一、甲') + p(r('全年') + r('预算', `<w:b/>${change}`) + r('良好。')));
  const [entry] = found.seed.outline;
  expect(entry!.body!.firstChild!.childCount).toBe(1);
  expect(found.seed.suggestions).toMatchObject([
    { range: { from: 3, to: 5 }, change: { do: 'mark', mark: 'bold', on: true } },
  ]);
});

test('what was put in and taken out again was never there; what has no place in a text is told in a comment', async () => {
  const both = await read(p(r('完成') + ins(del('误')) + r('。')));
  expect(both).toMatchObject({ text: ['完成。'], made: [], said: [] });
  const titled = proposal(p('一、甲') + p('文。') + p(r('二、乙') + ins(r('丙'))) + p('文。'));
  expect(titled.seed.outline.map(({ title }) => title)).toEqual(['甲', '乙']);
  expect(titled.seed.threads).toMatchObject([{ entry: 1, comments: [{ author: '王', text: '“” → “丙”' }] }]);
});

test('where nothing stood before, what was put in is the text, and told; in tables changes are taken as accepted', async () => {
  const alone = await read(p(ins(r('全是新的。'))));
  expect(alone).toMatchObject({ text: ['全是新的。'], made: [] });
  expect(alone.why.map(({ why }) => why)).toContain('tracked-insertion');
  const table = await read(
    `<w:tbl><w:tr><w:tc>${p(r('旧') + del('去') + ins(r('新')))}</w:tc></w:tr></w:tbl>`,
  );
  expect(table).toMatchObject({ text: ['旧新'], made: [] });
});
