// Styles of a Word document, as far as they say what a paragraph is: its level in the outline, its list, its boldness.

import { readXml, type Xml } from '../xml';

/** A list and a level of it, as a paragraph or style names them. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** What a style comes to with all it is based on. */
export interface Style {
  /** In lower case, as Word keeps its own names whatever language it shows. */
  readonly name: string;
  /** Level of the outline from 0, or null. */
  readonly outlineLevel: number | null;
  readonly list: ListPlace | null;
  readonly bold: boolean;
}

interface WrittenStyle {
  name: string;
  basedOn: string | null;
  outlineLevel: number | null;
  list: string | null;
  listLevel: number | null;
  bold: boolean | null;
}

/** A chain of styles longer than this is a circle. */
const longestChain = 20;

/** `w:val` of something that is on or off; absent means on. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !['0', 'false', 'off', 'none'].includes(value);

function written(xml: Xml): ReadonlyMap<string, WrittenStyle> {
  const styles = new Map<string, WrittenStyle>();
  let style: WrittenStyle | null = null;
  readXml(xml, {
    open(name, { val, styleId }) {
      if (name === 'style') {
        style = { name: '', basedOn: null, outlineLevel: null, list: null, listLevel: null, bold: null };
        styles.set(styleId ?? '', style);
      }
      if (!style) return;
      if (name === 'name') style.name = (val ?? '').toLowerCase();
      if (name === 'basedOn') style.basedOn = val ?? null;
      if (name === 'outlineLvl') style.outlineLevel = Number(val);
      if (name === 'numId') style.list = val ?? null;
      if (name === 'ilvl') style.listLevel = Number(val);
      if (name === 'b') style.bold = isOn(val);
    },
    close(name) {
      if (name === 'style') style = null;
    },
  });
  return styles;
}

/** The outline level that Word's own names of headings stand for. */
function levelOfName(name: string): number | null {
  const match = /^(?:heading|标题) ?([1-9])$/.exec(name);
  return match ? Number(match[1]) - 1 : null;
}

/** Every style of a document by its id. */
export function readStyles(xml: Xml = '<none/>'): ReadonlyMap<string, Style> {
  const own = written(xml);
  const resolved = new Map<string, Style>();
  for (const id of own.keys()) {
    let outlineLevel: number | null = null;
    let list: string | null = null;
    let listLevel: number | null = null;
    let bold: boolean | null = null;
    let at: string | null = id;
    for (let steps = 0; at !== null && steps < longestChain; steps++) {
      const style: WrittenStyle | undefined = own.get(at);
      if (!style) break;
      outlineLevel ??= style.outlineLevel ?? levelOfName(style.name);
      list ??= style.list;
      listLevel ??= style.listLevel;
      bold ??= style.bold;
      at = style.basedOn;
    }
    resolved.set(id, {
      name: own.get(id)!.name,
      outlineLevel: outlineLevel !== null && outlineLevel >= 0 && outlineLevel < 9 ? outlineLevel : null,
      list: list === null ? null : { list, level: listLevel ?? 0 },
      bold: bold ?? false,
    });
  }
  return resolved;
}
