// Edits as the binding of an editor makes them, on the shared types: each is one transaction of the tab's own.

import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';
import { type Delta, deltaOf, snap, spotAt, tailOf } from './spot';

/** Origin of edits, which the undo manager of a tab follows. */
export const editor = { edits: 'editor' } as const;

function newBlock(delta: readonly Delta[]): Y.XmlElement {
  const block = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.applyDelta([...delta]);
  block.insert(0, [text]);
  return block;
}

/** Blocks whose children are text and what stands in it. */
const ofText: ReadonlySet<string> = new Set(['paragraph', 'heading', 'caption']);

export function element(name: string, children: readonly (Y.XmlElement | Y.XmlText)[] = []): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, [...children]);
  return made;
}

const newCell = () => element('tableCell', [element('paragraph')]);
const newRow = (cells: number) => element('tableRow', Array.from({ length: cells }, newCell));

/** A table chosen by a number, and a row of it; null without one. */
function rowAt(doc: Y.Doc, at: number): { readonly table: Y.XmlElement; readonly index: number } | null {
  const tables = doc
    .getXmlFragment(bodyRoot)
    .toArray()
    .filter((block) => block instanceof Y.XmlElement && block.nodeName === 'table') as Y.XmlElement[];
  const table = tables[at % Math.max(1, tables.length)];
  return table && table.length > 0 ? { table, index: at % table.length } : null;
}

/** Each gives whether it changed something. */
export const edits = {
  type(doc: Y.Doc, at: number, string: string): boolean {
    const spot = spotAt(doc, at);
    if (spot) spot.text.insert(spot.offset, string);
    else doc.getXmlFragment(bodyRoot).insert(0, [newBlock([{ insert: string }])]);
    return true;
  },

  delete(doc: Y.Doc, at: number, length: number): boolean {
    const spot = spotAt(doc, at);
    if (!spot) return false;
    const end = snap(spot.string, Math.min(spot.string.length, spot.offset + length));
    if (end <= spot.offset) return false;
    spot.text.delete(spot.offset, end - spot.offset);
    return true;
  },

  format(doc: Y.Doc, at: number, length: number, bold: boolean): boolean {
    const spot = spotAt(doc, at);
    if (!spot) return false;
    const end = snap(spot.string, Math.min(spot.string.length, spot.offset + length));
    if (end <= spot.offset) return false;
    spot.text.format(spot.offset, end - spot.offset, { bold: bold ? {} : null });
    return true;
  },

  split(doc: Y.Doc, at: number): boolean {
    const spot = spotAt(doc, at);
    if (!spot) return false;
    const { fragment, block, blockIndex, text, textIndex, string, offset } = spot;
    const tail = tailOf(deltaOf(text), offset);
    const moved = block
      .toArray()
      .slice(textIndex + 1)
      .map((child) => child.clone() as Y.XmlElement);
    const next = newBlock(tail);
    next.insert(1, moved);
    fragment.insert(blockIndex + 1, [next]);
    if (string.length > offset) text.delete(offset, string.length - offset);
    if (moved.length > 0) block.delete(textIndex + 1, moved.length);
    return true;
  },

  /** Puts the text of a block at the end of the one before it. */
  join(doc: Y.Doc, at: number): boolean {
    const fragment = doc.getXmlFragment(bodyRoot);
    if (fragment.length < 2) return false;
    const index = 1 + (at % (fragment.length - 1));
    const block = fragment.get(index) as Y.XmlElement;
    const before = fragment.get(index - 1) as Y.XmlElement;
    if (![block, before].every(({ nodeName }) => ofText.has(nodeName))) return false;
    before.insert(
      before.length,
      block.toArray().map((child) => child.clone() as Y.XmlElement),
    );
    fragment.delete(index);
    return true;
  },

  place(doc: Y.Doc, at: number): boolean {
    const spot = spotAt(doc, at);
    if (!spot) return false;
    const { block, text, textIndex, string, offset } = spot;
    const tail = tailOf(deltaOf(text), offset);
    const place = new Y.XmlElement('place');
    for (const [name, value] of Object.entries({ figure: 'executed', format: '', shown: '2118.90万元' }))
      place.setAttribute(name, value);
    const rest = new Y.XmlText();
    rest.applyDelta([...tail]);
    if (string.length > offset) text.delete(offset, string.length - offset);
    block.insert(textIndex + 1, tail.length > 0 ? [place, rest] : [place]);
    return true;
  },

  /** Puts in a table of two rows of two cells, or a caption above one. */
  table(doc: Y.Doc, at: number): boolean {
    const fragment = doc.getXmlFragment(bodyRoot);
    const block = at % 4 === 0 ? element('caption') : element('table', [newRow(2), newRow(2)]);
    fragment.insert(at % (fragment.length + 1), [block]);
    return true;
  },

  /** Adds a row or a cell to a table, takes one away, or lets a cell span two columns: rows become unequal. */
  row(doc: Y.Doc, at: number): boolean {
    const found = rowAt(doc, at);
    if (!found) return false;
    const { table, index } = found;
    const row = table.get(index) as Y.XmlElement;
    switch (at % 5) {
      case 0:
        table.insert(index, [newRow(2)]);
        return true;
      case 1:
        table.delete(index);
        return true;
      case 2:
        row.insert(at % (row.length + 1), [newCell()]);
        return true;
      default: {
        if (row.length === 0) return false;
        const cell = row.get(at % row.length) as Y.XmlElement;
        if (at % 5 === 3) row.delete(at % row.length);
        else cell.setAttribute('colspan', (1 + (at % 3)) as unknown as string);
        return true;
      }
    }
  },

  /** Types in a cell. */
  cell(doc: Y.Doc, at: number): boolean {
    const found = rowAt(doc, at);
    const row = found && (found.table.get(found.index) as Y.XmlElement);
    const cell = row && row.length > 0 ? (row.get(at % row.length) as Y.XmlElement) : null;
    if (!cell) return false;
    if (cell.length === 0) cell.insert(0, [element('paragraph')]);
    const paragraph = cell.get(at % cell.length) as Y.XmlElement;
    const text = paragraph.toArray().find((child) => child instanceof Y.XmlText);
    if (text) text.insert(0, '格');
    else {
      const made = new Y.XmlText();
      paragraph.insert(0, [made]);
      made.insert(0, '格');
    }
    return true;
  },

  live(doc: Y.Doc, at: number): boolean {
    const fragment = doc.getXmlFragment(bodyRoot);
    const block = element('liveBlock');
    block.setAttribute('kind', at % 2 === 0 ? 'tasks' : 'bySource');
    fragment.insert(at % (fragment.length + 1), [block]);
    return true;
  },
} as const;
