// Reports with suggestions in them, as a reviewer would make them, from plain data.

import {
  type BodyRange,
  bodyFromNotation,
  bodySchema,
  type Member,
  type PersonId,
  personId,
  type Report,
  type ReportSeed,
  replaced,
  replacementOf,
  reportFromSeed,
  reportId,
  type SuggestedChange,
  type SuggestionId,
  shownText,
  suggestionId,
} from '@huigao/report';
import {
  applyCommand,
  firstUpdates,
  groundOf,
  placeOfSuggestion,
  type RecordCommand,
  readBody,
  readReport,
  recordName,
} from '@huigao/report-doc';
import fc from 'fast-check';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import * as Y from 'yjs';

const ways = [
  'words',
  'nothing',
  'insert',
  'border',
  'block',
  'bold',
  'heading',
  'paragraph',
  'place',
  'point',
  'note',
] as const;

/** What is suggested, and where by fractions of the text. */
export interface Wish {
  readonly way: (typeof ways)[number];
  readonly at: number;
  readonly length: number;
}

const fraction = fc.nat(1000).map((thousandths) => thousandths / 1000);
export const wishArbitrary: fc.Arbitrary<Wish> = fc.record({
  way: fc.constantFrom(...ways),
  at: fraction,
  length: fraction,
});

const owner = personId('owner');
const people: readonly (readonly [PersonId, Member])[] = (
  [
    ['owner', '统稿人'],
    ['wang', '王审核'],
  ] as const
).map(([id, name]) => [personId(id), { person: personId(id), name, roles: ['owner'] }]);

/** A report from a seed. */
export function firstReport(seed: ReportSeed): Report {
  let next = 0;
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

/** A report of these lines, and a section behind them. */
export const reportOfLines = (lines: readonly string[], figures: Report['figures']): Report =>
  firstReport({
    title: '关于某某的报告',
    year: 2023,
    signature: { department: '某某局', date: '2024-03-05' },
    outline: [
      { kind: 'other', level: 1, title: '甲', body: bodyFromNotation(lines) },
      { kind: 'other', level: 1, title: '乙', body: bodyFromNotation(['### 末题', '末段。']) },
    ],
    figures: [...figures.values()],
  });

function changeFor(way: Wish['way']): SuggestedChange {
  const { paragraph, heading, place, ordinal, footnote } = bodySchema.nodes;
  const text = (words: string) => bodySchema.text(words);
  const replace = (content: readonly Node[], open = 0): SuggestedChange => ({
    do: 'replace',
    slice: new Slice(Fragment.fromArray([...content]), open, open).toJSON() as unknown,
  });
  switch (way) {
    case 'words':
    case 'insert':
      return replace([text('建议的<话>𠮷')]);
    case 'nothing':
      return { do: 'replace', slice: null };
    case 'border':
      return replace([paragraph.create(), paragraph.create()], 1);
    case 'block':
      return replace([
        paragraph.create(null, text('新的一段。')),
        heading.create({ level: 3 }, text('新题')),
      ]);
    case 'bold':
      return { do: 'mark', mark: 'bold', on: true };
    case 'heading':
      return { do: 'block', block: 'heading', level: 3 };
    case 'paragraph':
      return { do: 'block', block: 'paragraph', level: null };
    case 'place':
      return replace([place.create({ figure: 'total.executed' })]);
    case 'point':
      return replace([ordinal.create({ level: 'point' })]);
    case 'note':
      return replace([footnote.create({ text: '建议的<注>\n另见附件' })]);
  }
}

/** Where a character begins. */
function whole(body: Node, pos: number): number {
  const $pos = body.resolve(pos);
  const before = $pos.parent.isTextblock ? ($pos.nodeBefore?.text ?? '') : '';
  return $pos.textOffset > 0 && /[\uD800-\uDBFF]$/.test(before) ? pos + 1 : pos;
}

function rangeOf(body: Node, { way, at, length }: Wish) {
  const { size } = body.content;
  const from = whole(body, Math.round(at * size));
  const isPoint = way !== 'words' && way !== 'nothing' && way !== 'bold';
  if (way === 'block') {
    const block = body.resolve(from).index(0);
    let start = 0;
    for (let index = 0; index < block; index++) start += body.child(index).nodeSize;
    return { from: start, to: start };
  }
  const to = isPoint ? from : Math.max(from, whole(body, Math.min(size, from + 1 + Math.round(length * 14))));
  return { from, to: way === 'heading' || way === 'paragraph' ? Math.min(from + 1, size) : to };
}

/** A report that lives in documents, as on a server. */
export class SuggestedReport {
  readonly #record = new Y.Doc();
  readonly #text = new Y.Doc();
  readonly section;

  /** @param made - as it first is */
  constructor(made: Report) {
    this.section = made.outline[0]!.id;
    const updates = firstUpdates({ ...made, people: new Map(people) });
    this.#others = new Map(updates);
    Y.applyUpdate(this.#record, updates.get(recordName)!);
    Y.applyUpdate(this.#text, updates.get(this.section)!);
  }

  readonly #others: ReadonlyMap<string, Uint8Array>;

  get report(): Report {
    const sections = new Map([[this.section, this.#text]]);
    for (const [name, update] of this.#others) {
      if (name === recordName || name === this.section) continue;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      sections.set(name as typeof this.section, doc);
    }
    return readReport({ record: this.#record, sections })!.report;
  }

  #command(by: string, command: RecordCommand) {
    return applyCommand(this.#record, command, {
      by: personId(by),
      at: 1_700_000_000_000,
      report: () => this.report,
      section: (section) => (section === this.section ? this.#text : null),
      rewrite: (_section, edit) => {
        this.#text.transact(() => edit(this.#text));
        return { ok: true };
      },
    });
  }

  /** Suggests it, where it makes sense. */
  suggest(wish: Wish, id: number, why = ''): void {
    const read = readBody(this.#text);
    if (!read.ok) throw new Error(read.code);
    const range = rangeOf(read.body, wish);
    const change = changeFor(wish.way);
    const ground = groundOf(this.#text, read.body, range, shownText(this.report, this.section, range));
    const replacement = ground && replacementOf(read.body, range, change);
    if (!ground || !replacement || !replaced(read.body, replacement)) return;
    const { anchor, text } = ground;
    const suggestion = suggestionId(`g${id}`);
    this.#command('wang', { type: 'suggest', suggestion, section: this.section, anchor, text, change, why });
  }

  /** Accepts all that can be accepted. */
  acceptAll(): void {
    const suggestions = [...this.report.suggestions.values()].map(({ id, version }) => ({
      suggestion: id as SuggestionId,
      version,
    }));
    if (suggestions.length > 0) this.#command(owner, { type: 'acceptSuggestions', suggestions });
  }

  /** Where suggestions stand. */
  get ranges(): ReadonlyMap<SuggestionId, BodyRange | null> {
    const { report } = this;
    const places = [...report.suggestions.values()].map(
      (one) => [one.id, placeOfSuggestion(one, report, () => this.#text).range] as const,
    );
    return new Map(places);
  }

  /** How many wait. */
  get open(): number {
    return [...this.report.suggestions.values()].filter(({ decision }) => !decision).length;
  }
}
