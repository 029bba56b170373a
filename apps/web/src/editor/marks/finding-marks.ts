// What the checks found in this section, shown at its place, and the stretch someone has just jumped to. Both are decorations that
// come by a meta transaction and move with the text until newer ones come.

import type { Finding } from '@huigao/checks';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type MovePosition, moves } from '../binding/moved-positions';

/** A finding with the sentence that says it. */
export interface FindingMark {
  readonly finding: Finding;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Flash {
  readonly from: number;
  readonly to: number;
}

interface Marks {
  readonly findings: readonly FindingMark[];
  readonly flash: Flash | null;
  readonly decorations: DecorationSet;
}

type MarksChange = Partial<Pick<Marks, 'findings' | 'flash'>>;

const key = new PluginKey<Marks>('findingMarks');

const severities: readonly Finding['severity'][] = ['block', 'warn', 'info'];

/** What is left of a range without others. */
function without(range: Flash, others: readonly Flash[]): readonly Flash[] {
  return others.reduce<readonly Flash[]>(
    (left, { from, to }) =>
      left.flatMap((one) =>
        [
          { from: one.from, to: Math.min(one.to, from) },
          { from: Math.max(one.from, to), to: one.to },
        ].filter((part) => part.from < part.to),
      ),
    [range],
  );
}

/** Where findings lie over each other the most serious one shows: a mark drawn over another would take its colour. */
function findingDecorations(findings: readonly FindingMark[]): Decoration[] {
  const taken: Flash[] = [];
  return severities.flatMap((severity) => {
    const own = findings.filter(({ finding }) => finding.severity === severity);
    const marks = own.flatMap(({ from, to, text }) =>
      without({ from, to }, taken).map((part) =>
        Decoration.inline(part.from, part.to, { class: 'finding', 'data-severity': severity, title: text }),
      ),
    );
    taken.push(...own);
    return marks;
  });
}

function decorations(doc: Node, { findings, flash }: Omit<Marks, 'decorations'>): DecorationSet {
  const marks = findingDecorations(findings);
  if (flash) marks.push(Decoration.inline(flash.from, flash.to, { class: 'flash' }));
  return marks.length > 0 ? DecorationSet.create(doc, marks) : DecorationSet.empty;
}

function movedRange<Range extends Flash>(range: Range, move: MovePosition): Range | null {
  const from = move(range.from, 1);
  const to = move(range.to, -1);
  return from === null || to === null || from >= to ? null : { ...range, from, to };
}

/** Whether the findings were made of the text as it is now: those of an older text are not shown where they do not belong. */
function areCurrent(doc: Node, findings: readonly FindingMark[]): boolean {
  return findings.every(
    ({ from, to, finding: { shown } }) =>
      to <= doc.content.size &&
      // What has places or computed numbers in it cannot be compared by its text.
      (shown.length !== to - from || doc.textBetween(from, to) === shown),
  );
}

function apply(tr: Transaction, old: Marks): Marks {
  const change = tr.getMeta(key) as MarksChange | undefined;
  if (!change && (!tr.docChanged || old.decorations === DecorationSet.empty)) return old;
  const move: MovePosition = tr.docChanged ? moves(tr) : (pos) => pos;
  const kept = {
    findings: old.findings.flatMap((mark) => movedRange(mark, move) ?? []),
    flash: old.flash && movedRange(old.flash, move),
  };
  const isWhole =
    kept.findings.length === old.findings.length && (kept.flash === null) === (old.flash === null);
  if (!change && isWhole) return { ...kept, decorations: old.decorations.map(tr.mapping, tr.doc) };
  const fresh = change?.findings && areCurrent(tr.doc, change.findings) ? change.findings : kept.findings;
  const now = { findings: fresh, flash: change?.flash === undefined ? kept.flash : change.flash };
  return { ...now, decorations: decorations(tr.doc, now) };
}

/** The plugin that shows them. */
export function findingMarksPlugin(): Plugin<Marks> {
  return new Plugin<Marks>({
    key,
    state: {
      init: () => ({ findings: [], flash: null, decorations: DecorationSet.empty }),
      apply,
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

export const withFindings = (state: EditorState, findings: readonly FindingMark[]): Transaction =>
  state.tr.setMeta(key, { findings } satisfies MarksChange);

export const withFlash = (state: EditorState, flash: Flash | null): Transaction =>
  state.tr.setMeta(key, { flash } satisfies MarksChange);

/** The finding at a position, one about the figure of a number first; or null. */
export function findingAt(state: EditorState, pos: number): FindingMark | null {
  const here = shownFindings(state).filter(({ from, to }) => from <= pos && pos <= to);
  return here.find(({ finding }) => finding.fix?.kind === 'link') ?? here[0] ?? null;
}

/** Findings as last shown, to compare with what is to be shown. */
export const shownFindings = (state: EditorState): readonly FindingMark[] =>
  key.getState(state)?.findings ?? [];

export const FindingMarks = Extension.create({
  name: 'findingMarks',
  addProseMirrorPlugins: () => [findingMarksPlugin()],
});
