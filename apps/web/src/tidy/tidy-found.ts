// What 整理 would change, section by section, in the texts as the editors on the page hold them: in 修订 mode with one's own
// suggestions made.

import {
  figuresShownIn,
  type OutlineEntry,
  type Report,
  type SectionId,
  type TidyChange,
  type TidyRule,
  tidyBody,
  tidyRules,
} from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import type { OpenTexts } from '../across/open-texts';

/** One change, known again by its words and those around it while others write. */
export interface TidyFound {
  readonly key: string;
  readonly section: SectionId;
  readonly change: TidyChange;
}

export interface TidyList {
  /** In reading order, in sections one may write in now. */
  readonly found: readonly TidyFound[];
  /** How many by rule, those that are left out too. */
  readonly counts: ReadonlyMap<TidyRule, number>;
  /** Where something would be changed, and one may not write. */
  readonly readOnly: readonly SectionId[];
}

/** Units of its line that a change is known by. */
const surroundings = 6;

function nameOf({ rule, line, spans, edits }: TidyChange): string {
  const [from, to] = [spans[0]![0], spans.at(-1)![1]];
  const words = edits.map(({ was, text }) => `${was}>${text}`).join('|');
  return [
    rule,
    line.slice(Math.max(0, from - surroundings), from),
    words,
    line.slice(to, to + surroundings),
  ].join('\n');
}

/** Changes of a section with their keys; of those that read alike each has its own. */
export function keyed(section: SectionId, changes: readonly TidyChange[]): readonly TidyFound[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const name = nameOf(change);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return { key: `${section}\n${name}\n${nth}`, section, change };
  });
}

interface Kept {
  readonly figures: Report['figures'];
  readonly rules: ReadonlySet<TidyRule>;
  readonly changes: readonly TidyChange[];
}

const kept = new WeakMap<Node, Kept>();

function changesOf(
  report: Report,
  { id, pins }: OutlineEntry,
  body: Node,
  rules: ReadonlySet<TidyRule>,
): readonly TidyChange[] {
  const figures = figuresShownIn(report, pins);
  const known = kept.get(body);
  if (known?.figures === figures && known.rules === rules) return known.changes;
  const changes = tidyBody(id, body, figures, rules);
  kept.set(body, { figures, rules, changes });
  return changes;
}

const allRules: ReadonlySet<TidyRule> = new Set(tidyRules);

/** Looks at one section at a time. */
export function* tidySteps(
  report: Report,
  texts: Pick<OpenTexts, 'of'>,
  rules: ReadonlySet<TidyRule>,
  only: SectionId | null,
): Generator<void, TidyList, void> {
  const found: TidyFound[] = [];
  const counts = new Map<TidyRule, number>();
  const readOnly: SectionId[] = [];
  for (const entry of report.outline) {
    const editor = texts.of(entry.id);
    const body = editor?.view.state.doc ?? report.bodies.get(entry.id);
    if (!body || (only !== null && entry.id !== only)) continue;
    const changes = changesOf(report, entry, body, rules);
    const isWritable = editor?.view.editable === true;
    if (!isWritable && changes.length > 0) readOnly.push(entry.id);
    if (isWritable) {
      found.push(...keyed(entry.id, changes));
      // A rule that is left out says what it would do all the same.
      const all =
        rules.size === allRules.size
          ? changes
          : tidyBody(entry.id, body, figuresShownIn(report, entry.pins), allRules);
      for (const rule of tidyRules) {
        const own = (rules.has(rule) ? changes : all).filter((change) => change.rule === rule).length;
        counts.set(rule, (counts.get(rule) ?? 0) + own);
      }
    }
    yield;
  }
  return { found, counts, readOnly };
}
