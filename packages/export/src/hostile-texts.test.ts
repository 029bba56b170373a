// What a report holds is text: in none of its files does any of it become a link, an image, a field, code or markup.

import { decodeArchive } from '@huigao/report';
import { hostileTexts } from '@huigao/testing';
import { HtmlRenderer, type Node, Parser } from 'commonmark';
import { expect, test } from 'vitest';
import { reportWith } from '../test/reports';
import { partsOf, readWord } from '../test/word-reader';
import { exportReport } from './export-report';

/** The texts stand wherever somebody can write: title, titles of sections, paragraphs and headings in them. */
const report = reportWith(
  hostileTexts.map((text) => ['other', 1, text, [`${text}`, `甲${text}`]] as const),
  { title: hostileTexts[0]! },
);

const file = async (to: 'md' | 'txt' | 'docx' | 'json') => (await exportReport(report, to)).bytes;
const text = async (to: 'md' | 'txt' | 'json') => new TextDecoder().decode(await file(to));

function nodeTypes(root: Node): ReadonlySet<string> {
  const types = new Set<string>();
  const walker = root.walker();
  for (let step = walker.next(); step; step = walker.next()) types.add(step.node.type);
  return types;
}

const unescaped = (html: string) =>
  html.replace(
    /&(lt|gt|amp|quot);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name]!,
  );

test('Markdown: read by CommonMark there are headings and paragraphs of text, and nothing else', async () => {
  const root = new Parser().parse(await text('md'));
  expect([...nodeTypes(root)].sort()).toEqual(['document', 'heading', 'paragraph', 'text']);
  const html = new HtmlRenderer().render(root);
  expect([...html.matchAll(/<(\w+)/g)].every(([, tag]) => /^(h[1-6]|p)$/.test(tag!))).toBe(true);
  for (const hostile of hostileTexts) expect(unescaped(html), hostile).toContain(hostile);
});

test('plain text holds them letter by letter', async () => {
  const written = await text('txt');
  for (const hostile of hostileTexts) expect(written, hostile).toContain(hostile);
});

test('Word: no link, field or embedded thing comes of them, and nothing is fetched from elsewhere', async () => {
  const parts = partsOf(await file('docx'));
  const paragraphs = readWord(await file('docx')).map(({ text }) => text);
  for (const hostile of hostileTexts) expect(paragraphs, hostile).toContain(`甲${hostile}`);
  for (const [name, xml] of parts) {
    if (name.endsWith('.rels')) expect(xml, name).not.toContain('TargetMode="External"');
    expect(xml, name).not.toMatch(/<!(DOCTYPE|ENTITY)/);
    if (name.endsWith('.xml'))
      expect(xml, name).not.toMatch(/<w:(hyperlink|object|altChunk|control|subDoc)\b/);
  }
  const fields = [...parts.values()].flatMap((xml) => [...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)]);
  expect(new Set(fields.map(([, field]) => field!.trim()))).toEqual(new Set(['PAGE']));
});

test('an archive gives them back as they were', async () => {
  const decoded = decodeArchive(await text('json'));
  expect(decoded.ok && decoded.seed.outline.map(({ title }) => title)).toEqual(hostileTexts);
});
