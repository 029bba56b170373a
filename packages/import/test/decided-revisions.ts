// A .docx with all its revisions accepted or rejected, as ISO/IEC 29500-1, 17.13.5 says what they mean: written for tests, apart from both
// our writer and our reader.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

interface Element {
  readonly name: string;
  readonly attributes: string;
  children: (Element | string)[];
}

const isElement = (node: Element | string): node is Element => typeof node !== 'string';

function parse(xml: string): Element {
  const root: Element = { name: '', attributes: '', children: [] };
  const open = [root];
  for (const [, close, name, attributes = '', alone, text] of xml.matchAll(
    /<(\/?)([\w:.?]+)((?:[^>"]|"[^"]*")*?)([/?]?)>|([^<]+)/g,
  )) {
    if (text !== undefined) open.at(-1)!.children.push(text);
    else if (close) open.pop();
    else {
      const element: Element = { name: name!, attributes, children: [] };
      open.at(-1)!.children.push(element);
      if (!alone) open.push(element);
    }
  }
  return root;
}

function write({ name, attributes, children }: Element): string {
  const inside = children.map((child) => (isElement(child) ? write(child) : child)).join('');
  if (name === '') return inside;
  if (name.startsWith('?')) return `<${name}${attributes}?>`;
  return `<${name}${attributes}>${inside}</${name}>`;
}

const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.filter(isElement).find((one) => one.name === name);

type Decide = 'accept' | 'reject';
const gone = { accept: 'w:del', reject: 'w:ins' } as const;
const kept = { accept: 'w:ins', reject: 'w:del' } as const;

/** Whether the mark of a paragraph, or a row, goes. */
const goes = (element: Element, properties: readonly string[], decide: Decide) => {
  const inner = properties.reduce<Element | undefined>(child, element);
  return child(inner, gone[decide]) !== undefined;
};

/** Properties as they are to be: those before a change come back when it is rejected. */
function settledProperties(element: Element, decide: Decide): void {
  for (const name of ['w:pPr', 'w:rPr']) {
    const properties = child(element, name);
    const change = child(properties, `${name}Change`);
    if (!properties || !change) continue;
    const mark = child(properties, 'w:rPr');
    properties.children = properties.children.filter((one) => one !== change);
    if (decide === 'reject') properties.children = child(change, name)?.children ?? [];
    if (decide === 'reject' && mark) properties.children.push(mark);
  }
}

function settle(parent: Element, decide: Decide): void {
  parent.children = parent.children.flatMap((one): (Element | string)[] => {
    if (!isElement(one)) return [one];
    const isOfMark = parent.name === 'w:rPr' || parent.name === 'w:trPr';
    if (one.name === (isOfMark ? kept : gone)[decide]) return [];
    if (one.name === 'w:tr' && goes(one, ['w:trPr'], decide)) return [];
    settledProperties(one, decide);
    settle(one, decide);
    if (one.name === kept[decide]) return one.children;
    return one.name === 'w:tbl' && !child(one, 'w:tr') ? [] : [one];
  });
  joinParagraphs(parent, decide);
}

/** A paragraph whose mark goes is the beginning of the next one, which gives both its properties. */
function joinParagraphs(parent: Element, decide: Decide): void {
  for (let at = parent.children.length - 2; at >= 0; at--) {
    const [one, next] = [parent.children[at]!, parent.children[at + 1]!];
    if (!isElement(one) || !isElement(next) || one.name !== 'w:p' || next.name !== 'w:p') continue;
    if (!goes(one, ['w:pPr', 'w:rPr'], decide)) continue;
    const properties = next.children.filter((node) => isElement(node) && node.name === 'w:pPr');
    const inside = [one, next].flatMap(({ children }) =>
      children.filter((node) => !isElement(node) || node.name !== 'w:pPr'),
    );
    parent.children.splice(at, 2, { ...next, children: [...properties, ...inside] });
  }
}

function renamed(element: Element): Element {
  const children = element.children.map((one) => (isElement(one) ? renamed(one) : one));
  return { ...element, name: element.name === 'w:delText' ? 'w:t' : element.name, children };
}

/** The package with every revision decided alike. */
export function decidedRevisions(docx: Uint8Array, decide: Decide): Uint8Array {
  const parts = unzipSync(docx);
  const body = parse(strFromU8(parts['word/document.xml']!));
  settle(body, decide);
  return zipSync({ ...parts, 'word/document.xml': strToU8(write(renamed(body))) });
}
