// Headers and footers 页眉、页脚 of a house template: their lines, with numbers of pages as fields. Word and WPS put page numbers into
// frames, boxes and controls of their own; what is in those is a line as any other, at the side the frame stands on.

import {
  type HouseEdges,
  type HouseField,
  type HouseLeftOut,
  type HouseLine,
  type HouseRun,
  houseFields,
} from '@huigao/report';
import { readXml, type Xml } from '../xml';
import { type Element, ElementReader } from './elements';
import {
  type HouseStyles,
  merged,
  type Properties,
  propertiesOf,
  resolvedProperties,
  writtenProperties,
} from './house-styles';

/** A head of a page holds a few lines. */
const mostLines = 40;
const longestText = 500;

const child = ({ children }: Element, name: string) => children.find((one) => one.name === name);

/** Elements anywhere within one, by name, in order. */
function within(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((one) => (one.name === name ? [one] : within(one, name)));
}

/** Sides of frames and boxes as alignments; those that change with the page stand outside on odd ones. */
const sides: Readonly<Record<string, string>> = {
  left: 'left',
  inside: 'left',
  center: 'center',
  right: 'right',
  outside: 'right',
};

const aligned = (side: string): readonly [string, Element] => [
  'jc',
  { name: 'jc', attributes: { val: side }, children: [] },
];

const fieldOf = (instruction: string): HouseField | null => {
  const [, name] = /^\s*([A-Z]+)\b/.exec(instruction.toUpperCase()) ?? [];
  return houseFields.find((field) => field === name) ?? null;
};

/** The runs of one line, fields put together from where they begin, what they say, and where they end. */
class LineRuns {
  readonly runs: HouseRun[] = [];
  #field: { instruction: string; isResult: boolean; isKnown: boolean } | null = null;

  constructor(
    private readonly base: Properties,
    private readonly leftOut: Set<HouseLeftOut>,
  ) {}

  #add(run: Element | undefined, content: HouseRun['content']): void {
    const own = merged(this.base, propertiesOf(run && child(run, 'rPr')));
    this.runs.push({ run: writtenProperties(own), content });
  }

  #endInstruction(run: Element): void {
    const field = fieldOf(this.#field?.instruction ?? '');
    if (field) this.#add(run, { field });
    else this.leftOut.add('fields');
    if (this.#field) Object.assign(this.#field, { isResult: true, isKnown: field !== null });
  }

  #mark(run: Element, type: string | undefined): void {
    if (type === 'begin') this.#field = { instruction: '', isResult: false, isKnown: false };
    if (type === 'separate') this.#endInstruction(run);
    if (type === 'end' && this.#field && !this.#field.isResult) this.#endInstruction(run);
    if (type === 'end') this.#field = null;
  }

  simple(field: Element): void {
    const known = fieldOf(field.attributes.instr ?? '');
    const first = within(field, 'r')[0];
    if (known) this.#add(first, { field: known });
    else {
      this.leftOut.add('fields');
      for (const run of within(field, 'r')) this.run(run);
    }
  }

  run(run: Element): void {
    let text = '';
    for (const part of run.children) {
      if (part.name === 'fldChar') this.#mark(run, part.attributes.fldCharType);
      else if (part.name === 'instrText' && this.#field) this.#field.instruction += part.text ?? '';
      else if (part.name === 't') text += part.text ?? '';
      else if (part.name === 'tab' || part.name === 'ptab') text += '\t';
      else if (part.name === 'br') text += '\n';
    }
    // What a field that is counted anew showed last.
    if (this.#field && (!this.#field.isResult || this.#field.isKnown)) return;
    if (text !== '') this.#add(run, { text: text.slice(0, longestText) });
  }
}

class EdgeReader {
  readonly lines: HouseLine[] = [];

  constructor(
    private readonly styles: HouseStyles,
    private readonly leftOut: Set<HouseLeftOut>,
  ) {}

  read(container: Element, side: string | null = null): void {
    for (const one of container.children) {
      if (one.name === 'p') this.#paragraph(one, side);
      else if (one.name === 'tbl') this.leftOut.add('tables');
      else if (one.name === 'sdt' || one.name === 'sdtContent') this.read(one, side);
    }
  }

  #paragraph(paragraph: Element, side: string | null): void {
    const own = propertiesOf(child(paragraph, 'pPr'));
    const style = own.get('pStyle')?.attributes.val ?? this.styles.usual;
    const below = resolvedProperties(this.styles, style);
    const framed = sides[own.get('framePr')?.attributes.xAlign ?? ''] ?? null;
    const moved = framed ?? side;
    const properties = new Map([...merged(below.paragraph, own), ...(moved ? [aligned(moved)] : [])]);
    const runs = new LineRuns(below.run, this.leftOut);
    this.#runs(paragraph, runs);
    // A paragraph that holds nothing but a box is only where that is bound.
    const boxes = this.lines.length;
    this.#boxes(paragraph);
    if (this.lines.length > boxes && runs.runs.length === 0) return;
    if (this.lines.length < mostLines)
      this.lines.push({ paragraph: writtenProperties(properties), runs: runs.runs });
  }

  #runs(container: Element, runs: LineRuns): void {
    for (const one of container.children) {
      if (one.name === 'r') runs.run(one);
      else if (one.name === 'fldSimple') runs.simple(one);
      else if (['hyperlink', 'ins', 'smartTag', 'sdt', 'sdtContent'].includes(one.name))
        this.#runs(one, runs);
    }
  }

  /** Boxes are drawn twice, for new programs and for old ones: the first is read. */
  #boxes(paragraph: Element): void {
    const drawn = within(paragraph, 'AlternateContent').map((both) => child(both, 'Choice') ?? both);
    const alone = [...within(paragraph, 'drawing'), ...within(paragraph, 'pict')];
    for (const box of drawn.length > 0 ? drawn : alone) {
      if (within(box, 'blip').length + within(box, 'imagedata').length > 0) this.leftOut.add('pictures');
      const across = within(box, 'positionH')[0];
      const side = across ? (within(across, 'align')[0]?.text ?? '') : '';
      for (const content of within(box, 'txbxContent')) this.read(content, sides[side] ?? null);
    }
  }
}

/** Lines of a header or footer. */
export function readEdge(xml: Xml, styles: HouseStyles, leftOut: Set<HouseLeftOut>): readonly HouseLine[] {
  const reader = new EdgeReader(styles, leftOut);
  const elements = new ElementReader({
    wholes: new Set(['hdr', 'ftr']),
    onWhole: (whole) => reader.read(whole),
  });
  readXml(xml, elements);
  return reader.lines;
}

const says = (lines: readonly HouseLine[]) =>
  lines.some(({ runs }) => runs.some(({ content }) => 'field' in content || content.text.trim() !== ''));

/** Headers or footers of all pages; null where none of them says anything. */
export function edgesOf({
  first,
  odd,
  even,
}: {
  readonly first: readonly HouseLine[] | null;
  readonly odd: readonly HouseLine[];
  readonly even: readonly HouseLine[] | null;
}): HouseEdges | null {
  if (![first ?? [], odd, even ?? []].some(says)) return null;
  return { first, odd, even: even ?? odd };
}
