// Comments and suggestions in a fuzz run: what somebody sends who looks at their tab, and decides on what stands there.

import {
  type BodyRange,
  commentId,
  groundText,
  type PersonId,
  type SuggestedChange,
  suggestionId,
  threadId,
} from '@huigao/report';
import {
  anchorOf,
  anchorOfPoint,
  type RecordCommand,
  readBody,
  type SuggestionCommand,
} from '@huigao/report-doc';
import type { Node } from 'prosemirror-model';
import type * as Y from 'yjs';
import { sections } from '../sample';
import type { Operation } from './operation';

/** What is done with remarks. */
export type RemarkOperation = Extract<
  Operation,
  { readonly do: 'comment' | 'suggest' | 'accept' | 'reject' | 'reopen' }
>;

/** How many suggestions one command decides, at most. */
const mostAtOnce = 3;

export class Remarks {
  /** Ids of what the server said it took. */
  readonly taken = new Set<string>();
  #next = 0;

  /**
   * The command somebody sends, or null where there is nothing to do.
   * @param texts - the texts as their tab has them
   * @param known - the suggestions as their tab knows them, which may not be the newest
   */
  command(
    operation: RemarkOperation,
    texts: (section: 'budget' | 'goals') => Y.Doc,
    known: Iterable<KnownSuggestion>,
  ): RecordCommand | null {
    if (operation.do === 'comment' || operation.do === 'suggest') {
      const { section, at, length } = operation;
      const doc = texts(section);
      const read = readBody(doc);
      const range = read.ok ? stretchAt(read.body, at, length) : null;
      if (!read.ok || !range) return null;
      return operation.do === 'comment'
        ? this.#comment(doc, operation, range)
        : this.#suggest(doc, read.body, operation, range);
    }
    return decide(operation, [...known]);
  }

  #comment(doc: Y.Doc, { section }: { readonly section: 'budget' | 'goals' }, range: BodyRange) {
    const id = `r${this.#next++}`;
    const anchor = anchorOf(doc, range);
    const of = { thread: threadId(id), comment: commentId(id), section: sections[section] };
    return anchor && ({ type: 'addThread', ...of, anchor, text: '请核对。', mentions: [] } as const);
  }

  #suggest(
    doc: Y.Doc,
    body: Node,
    { section, text, at }: Extract<RemarkOperation, { do: 'suggest' }>,
    stretch: BodyRange,
  ): SuggestionCommand | null {
    // Words in front of something, in the place of something, nothing in its place, or a format.
    const way = (['insert', 'replace', 'delete', 'bold'] as const)[at % 4]!;
    const range = way === 'insert' ? { from: stretch.from, to: stretch.from } : stretch;
    const anchor = way === 'insert' ? anchorOfPoint(doc, range.from) : anchorOf(doc, range);
    const slice = way === 'delete' ? null : { content: [{ type: 'text', text }] };
    const change: SuggestedChange =
      way === 'bold' ? { do: 'mark', mark: 'bold', on: true } : { do: 'replace', slice };
    const of = { suggestion: suggestionId(`r${this.#next++}`), section: sections[section] };
    return anchor && { type: 'suggest', ...of, anchor, text: groundText(body, range), change, why: '' };
  }
}

/** What of a suggestion somebody knows who decides on it. */
export interface KnownSuggestion {
  readonly id: ReturnType<typeof suggestionId>;
  readonly version: number;
  readonly decision: { readonly by: PersonId } | null;
}

function decide(
  operation: Extract<RemarkOperation, { do: 'accept' | 'reject' | 'reopen' }>,
  known: readonly KnownSuggestion[],
): SuggestionCommand | null {
  const type = (
    { accept: 'acceptSuggestions', reject: 'rejectSuggestions', reopen: 'reopenSuggestions' } as const
  )[operation.do];
  const open = known.filter(({ decision }) => (decision !== null) === (operation.do === 'reopen'));
  if (open.length === 0) return null;
  const count = Math.min(open.length, 1 + (operation.pick % mostAtOnce));
  const chosen = Array.from({ length: count }, (_, index) => open[(operation.pick + index) % open.length]!);
  return { type, suggestions: chosen.map(({ id, version }) => ({ suggestion: id, version })) };
}

/** A stretch of a text that reads something, chosen by a number. */
function stretchAt(body: Node, at: number, length: number): BodyRange | null {
  const { size } = body.content;
  if (size === 0) return null;
  const from = whole(body, at % size);
  const to = whole(body, Math.min(size, from + length));
  return groundText(body, { from, to }) === '' ? null : { from, to };
}

/** Where a character begins. */
function whole(body: Node, pos: number): number {
  const { nodeBefore, textOffset } = body.resolve(pos);
  const before = nodeBefore?.text ?? '';
  return textOffset !== 0 && /[\uD800-\uDBFF]$/.test(before) ? pos + 1 : pos;
}
