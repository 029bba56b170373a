// Reads a .docx as Word would: paragraphs with the numbers its list definitions and styles give them.

import { strFromU8, unzipSync } from 'fflate';

export interface WordParagraph {
  readonly style: string;
  /** Number counted from the definitions; empty where the paragraph is in no list. */
  readonly number: string;
  /** Typed text, line breaks as line feeds. */
  readonly text: string;
}

const unescaped = (xml: string) =>
  xml.replace(
    /&(lt|gt|amp|quot|apos);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name]!,
  );

const attribute = (xml: string, pattern: RegExp) => pattern.exec(xml)?.[1];

const hanNumbers =
  '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一'.split(' ');

function numeral(format: string, count: number): string {
  if (format === 'chineseCountingThousand') return hanNumbers[count - 1]!;
  if (format === 'decimalEnclosedCircleChinese') return String.fromCodePoint(0x245f + count);
  return String(count);
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly style: string | undefined;
  readonly suffix: string | undefined;
}

export const partsOf = (docx: Uint8Array) =>
  new Map(Object.entries(unzipSync(docx)).map(([path, bytes]) => [path, strFromU8(bytes)]));

function listsOf(
  numbering: string,
): Map<string, { readonly abstract: string; readonly levels: readonly Level[] }> {
  const abstracts = new Map(
    [...numbering.matchAll(/<w:abstractNum w:abstractNumId="(\d+)".*?<\/w:abstractNum>/gs)].map((match) => [
      match[1]!,
      [...match[0].matchAll(/<w:lvl .*?<\/w:lvl>/gs)].map(
        ([xml]): Level => ({
          format: attribute(xml, /<w:numFmt w:val="(\w+)"/)!,
          text: attribute(xml, /<w:lvlText w:val="([^"]*)"/)!,
          style: attribute(xml, /<w:pStyle w:val="(\w+)"/),
          suffix: attribute(xml, /<w:suff w:val="(\w+)"/),
        }),
      ),
    ]),
  );
  return new Map(
    [...numbering.matchAll(/<w:num w:numId="(\d+)"[^>]*>.*?<w:abstractNumId w:val="(\d+)"/gs)].map(
      (match) => [match[1]!, { abstract: match[2]!, levels: abstracts.get(match[2]!)! }],
    ),
  );
}

/** `numId` and level of a paragraph's or style's properties. */
function listOf(xml: string): { id: string; level: number } | undefined {
  const properties = /<w:numPr>.*?<\/w:numPr>/s.exec(xml)?.[0];
  if (!properties) return undefined;
  return {
    id: attribute(properties, /<w:numId w:val="(\d+)"/)!,
    level: Number(attribute(properties, /<w:ilvl w:val="(\d+)"/) ?? 0),
  };
}

export function readWord(docx: Uint8Array): readonly WordParagraph[] {
  const parts = partsOf(docx);
  const lists = listsOf(parts.get('word/numbering.xml')!);
  const styles = new Map(
    [...parts.get('word/styles.xml')!.matchAll(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/gs)].map(
      (match) => [match[1]!, match[0]],
    ),
  );
  const counts = new Map<string, number[]>();
  return [...parts.get('word/document.xml')!.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => {
    const style = attribute(xml, /<w:pStyle w:val="(\w+)"/) ?? 'Normal';
    const list = listOf(xml) ?? listOf(styles.get(style) ?? '');
    const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
      .map((match) => (match[1] === undefined ? '\n' : unescaped(match[1])))
      .join('');
    const definition = list && lists.get(list.id);
    if (!list || !definition) return { style, number: '', text };
    const count = counts.get(definition.abstract) ?? [];
    counts.set(definition.abstract, count);
    count.length = Math.max(Math.min(count.length, list.level + 1), list.level);
    count[list.level] = (count[list.level] ?? 0) + 1;
    const number = definition.levels[list.level]!.text.replace(/%(\d)/g, (_, level: string) =>
      numeral(definition.levels[Number(level) - 1]!.format, count[Number(level) - 1] ?? 1),
    );
    return { style, number, text };
  });
}
