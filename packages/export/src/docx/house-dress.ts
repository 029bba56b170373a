// Dresses a finished document in a house template: its styles take the place of ours where it has one of the name, with the numbers and
// the place in the outline of ours; those it does not have stay as the standard has them.

import type { HouseStyle, HouseTemplate } from '@huigao/report';
import { ordered, paragraphOrder, runOrder } from './property-order';

/** Names a style may have there, in lower case and in order of preference. Those of Word and WPS are English in any language. */
const names: Readonly<Record<string, readonly string[]>> = {
  Title: ['title', '公文标题', '文件标题', '标题'],
  Heading1: ['heading 1', '一级标题', '标题 1'],
  Heading2: ['heading 2', '二级标题', '标题 2'],
  Heading3: ['heading 3', '三级标题', '标题 3'],
  Heading4: ['heading 4', '四级标题', '标题 4'],
  Heading5: ['heading 5', '五级标题', '标题 5'],
  BodyText: ['body text', '公文正文', '正文文本'],
  Signature: ['signature', '落款', '署名', '签名'],
  Date: ['date', '成文日期', '日期'],
  Footer: ['footer', '页脚'],
  Caption: ['caption', '表题', '题注'],
  TableText: ['table text', '表格文字', '表格正文'],
  TableHead: ['table head', '表头'],
  Attachment: ['attachment', '附件'],
  AttachmentTitle: ['attachment title', '附件标题'],
  AttachmentNote: ['attachment note', '附件说明'],
};

/** Body text is often set by the style everything is based on: that is meant where it indents first lines. */
function houseStyle({ styles }: HouseTemplate, id: string): HouseStyle | null {
  for (const name of names[id] ?? []) {
    const style = styles.get(name);
    if (style) return style;
  }
  const normal = styles.get('normal');
  const indents = /w:firstLine(?:Chars)?="[1-9]/.test(normal?.paragraph.get('ind') ?? '');
  return id === 'BodyText' && normal && indents ? normal : null;
}

/** Elements of ours that stay: numbers and the place in the outline belong to the structure. */
const structure = (properties: string, name: 'numPr' | 'outlineLvl'): string =>
  new RegExp(`<w:${name}\\b(?:[^>]*/>|[\\s\\S]*?</w:${name}>)`).exec(properties)?.[0] ?? '';

function dressedStyle(xml: string, { paragraph, run }: HouseStyle): string {
  const own = /<w:pPr>[\s\S]*<\/w:pPr>/.exec(xml)?.[0] ?? '';
  const kept = new Map([
    ...paragraph,
    ['numPr', structure(own, 'numPr')],
    ['outlineLvl', structure(own, 'outlineLvl')],
  ]);
  const head = xml.replace(/<w:pPr>[\s\S]*<\/w:pPr>|<w:rPr>[\s\S]*<\/w:rPr>/g, '').replace('</w:style>', '');
  return `${head}<w:pPr>${ordered(paragraphOrder, kept)}</w:pPr><w:rPr>${ordered(runOrder, run)}</w:rPr></w:style>`;
}

const anyStyle = /<w:style\b[^>]*w:styleId="(\w+)"[^>]*>[\s\S]*?<\/w:style>/g;

/** Styles of a document in those of the house. */
export const dressedStyles = (xml: string, house: HouseTemplate): string =>
  xml.replace(anyStyle, (style: string, id: string) => {
    const own = houseStyle(house, id);
    return own ? dressedStyle(style, own) : style;
  });

/** Levels of the list leave face and indent to the headings, where the house has its own. */
export const dressedNumbering = (xml: string, house: HouseTemplate): string =>
  xml.replace(/<w:lvl\b[^>]*>[\s\S]*?<\/w:lvl>/g, (level) => {
    const id = /<w:pStyle w:val="(\w+)"/.exec(level)?.[1];
    if (id === undefined || !houseStyle(house, id)) return level;
    return level.replace(/<w:pPr>[\s\S]*?<\/w:pPr>|<w:rPr>[\s\S]*?<\/w:rPr>/g, '');
  });
