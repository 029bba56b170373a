// 整理: what the house style changes in a section's text, and where. Rules look at the text as a reader sees it; what places of
// figures show counts as surroundings and is never changed.

import type { Node } from 'prosemirror-model';
import { type FindLine, lineOf } from '../body/find';
import type { SectionId } from '../ids';
import type { Report } from '../report';
import { LineDraft } from './line-draft';
import type { TidyRule } from './tidy-rule';
import { tidyLine } from './tidy-rules';

/** Words instead of a stretch of a section's body. */
export interface TidyEdit {
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly text: string;
  /** Where in the words of the footnote that stands at `from`; absent: in the text itself. */
  readonly inNote?: number;
}

/** One change, which is made as a whole or not at all. */
export interface TidyChange {
  readonly rule: TidyRule;
  /** Of one paragraph, in order. Of an empty paragraph that goes: the paragraph. */
  readonly edits: readonly TidyEdit[];
  /** The words of its paragraph before, within and after it, to be shown and known again by. */
  readonly line: string;
  /** Where in `line` each edit stands. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

/** Addresses of web and mail, paths, names of files, entities of HTML. */
const addresses =
  /(?:https?|ftp|file):\/\/[!-~]+|www\.[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Za-z]:\\[^\s，。；]*|[\w\p{Script=Han}-]+\.(?:docx?|xlsx?|pptx?|pdf|wps|et|txt|csv|zip|rar|jpe?g|png|md|html?)\b|&#?\w+;/giu;

function addressUnits(text: string): ReadonlySet<number> {
  const units = new Set<number>();
  for (const { 0: words, index } of text.matchAll(addresses))
    for (let unit = index; unit < index + words.length; unit++) units.add(unit);
  return units;
}

function changesOfLine(line: FindLine, rules: ReadonlySet<TidyRule>, isCell: boolean): readonly TidyChange[] {
  const { text, positions, fixed } = line;
  let inAddress: ReadonlySet<number> | null = null;
  const isFixed = (unit: number) => {
    inAddress ??= addressUnits(text);
    return inAddress.has(unit) || fixed.some(([from, to]) => unit >= from && unit < to);
  };
  const isBroken = (unit: number) => positions[unit]! - positions[unit - 1]! > 1;
  const draft = new LineDraft<TidyRule>(text, isFixed, isBroken);
  tidyLine(draft, rules, { isCell });
  return draft.changes().map(({ rule, edits }) => ({
    rule,
    edits: edits.map(({ from, to, text: words }) => ({
      from: positions[from]!,
      to: positions[to - 1]! + 1,
      was: text.slice(from, to),
      text: words,
    })),
    line: text,
    spans: edits.map(({ from, to }) => [from, to] as const),
  }));
}

/** What rules change in the words of a footnote at a position. Its paragraphs are lines. */
function changesOfNote(words: string, pos: number, rules: ReadonlySet<TidyRule>): readonly TidyChange[] {
  const inAddress = addressUnits(words);
  const draft = new LineDraft<TidyRule>(
    words,
    (unit) => inAddress.has(unit),
    () => false,
  );
  tidyLine(draft, rules, { isCell: false });
  return draft.changes().map(({ rule, edits }) => ({
    rule,
    edits: edits.map(({ from, to, text }) => ({
      from: pos,
      to: pos + 1,
      was: words.slice(from, to),
      text,
      inNote: from,
    })),
    line: words,
    spans: edits.map(({ from, to }) => [from, to] as const),
  }));
}

function changesOfNotes(block: Node, pos: number, rules: ReadonlySet<TidyRule>): readonly TidyChange[] {
  const found: TidyChange[] = [];
  block.forEach((node, offset) => {
    if (node.type.name === 'footnote')
      found.push(...changesOfNote(String(node.attrs.text), pos + 1 + offset, rules));
  });
  return found;
}

/** Paragraphs with nothing in them but spaces: all that a text can do without. */
function emptyParagraphs(body: Node): readonly TidyChange[] {
  const empty: { readonly from: number; readonly to: number; readonly isKept: boolean }[] = [];
  body.forEach((node, offset, index) => {
    if (node.type.name !== 'paragraph' || node.childCount > 1 || (node.firstChild && !node.firstChild.isText))
      return;
    if (node.textContent.trim() !== '') return;
    // Below a table or chart that ends the text, one goes on writing in it.
    const isKept = index === body.childCount - 1 && body.maybeChild(index - 1)?.isTextblock !== true;
    empty.push({ from: offset, to: offset + node.nodeSize, isKept });
  });
  const going = empty.filter(({ isKept }) => !isKept);
  // Somewhere one has to write.
  const gone = going.length === body.childCount ? going.slice(1) : going;
  return gone.map(({ from, to }) => ({
    rule: 'empty',
    edits: [{ from, to, was: body.textBetween(from, to, '\n', '￼'), text: '' }],
    line: '',
    spans: [[0, 0]],
  }));
}

/** What rules change in a section's body, from its beginning to its end. */
export function tidyBody(
  section: SectionId,
  body: Node,
  figures: Report['figures'],
  rules: ReadonlySet<TidyRule>,
): readonly TidyChange[] {
  const found: TidyChange[] = [];
  const empty = rules.has('empty') ? emptyParagraphs(body) : [];
  const goes = new Set(empty.map(({ edits }) => edits[0]!.from));
  body.descendants((node, pos, parent) => {
    if (!node.isTextblock) return true;
    if (!goes.has(pos))
      found.push(
        ...changesOfLine(lineOf(section, node, pos, figures), rules, parent !== body),
        ...changesOfNotes(node, pos, rules),
      );
    return false;
  });
  return [...found, ...empty].sort(
    ({ edits: [a] }, { edits: [b] }) => a!.from - b!.from || (a!.inNote ?? 0) - (b!.inNote ?? 0),
  );
}
