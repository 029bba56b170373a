// A fork of a section's text: a copy in which somebody who suggests writes as if it were the text. It is never sent. What others write
// comes into it as it comes; what it differs in is what is suggested.
// Left out on purpose: when to look, and how commands get to the server.

import { groundText, type SectionId, type Suggestion, type SuggestionId } from '@huigao/report';
import * as Y from 'yjs';
import { anchoredPoint, anchoredRange, anchorOf, anchorOfPoint } from '../anchor';
import type { CommandRefusalCode } from '../command/command-result';
import type { SuggestedAt, SuggestionCommand } from '../command/suggestion-command';
import { changesBetween, suggestionOf, withReplacements } from './body-changes';
import { type BodyTokens, readTokens, tokensOf } from './body-tokens';
import { carryChanges, type NamedReplacement } from './carry-changes';
import { type NamedChange, type NamedRange, nameChanges } from './named-changes';
import type { OwnSuggestion } from './own-suggestion';
import { fitting, putIn } from './put-in';
import { isSameButOrder, isSameChange } from './same-change';
import { type BlockId, blockIdsOf, blocksIn } from './undo-steps';

export interface ForkOptions {
  readonly section: SectionId;
  /** The section's document; it is only read. */
  readonly base: Y.Doc;
  /** An empty document, which becomes the fork. */
  readonly doc: Y.Doc;
  readonly newId: () => SuggestionId;
}

/** What the server was told of a suggestion, or is being told. */
interface Said extends SuggestedAt {
  /** The server has it, or will: from then on it is revised. */
  readonly isMade: boolean;
  /** It was said of a text that was another by then, and is to be said anew. */
  readonly isStale: boolean;
}

type Saying = Extract<SuggestionCommand, SuggestedAt>;

/** Refusals that say nothing against what was said, only that the text is another. */
const staleCodes: ReadonlySet<string> = new Set([
  'suggestion-stale',
  'bad-anchor',
] satisfies CommandRefusalCode[]);

/** What comes into a fork is none of its author's steps. */
const arriving = { from: 'base' } as const;

const nowhere: ReadonlySet<BlockId> = new Set();

export class SectionFork {
  readonly doc: Y.Doc;
  readonly #options: ForkOptions;
  /** The section's text as the fork has taken it in, and its blocks. */
  #base: BodyTokens;
  #baseBlocks: readonly BlockId[];
  #ranges: readonly NamedRange[] = [];
  #changes: readonly NamedChange[] | null = null;
  readonly #said = new Map<SuggestionId, Said>();
  /** Taken back here. The record may still have them for a moment after the server has said that it took that. */
  readonly #withdrawn = new Set<SuggestionId>();
  /** Own suggestions whose ground changed: they wait as they are, and are not part of the fork. */
  #apart: ReadonlySet<SuggestionId> = new Set();

  /** Whether a change of the fork came from the text, and not from its author. */
  static isArriving(origin: unknown): boolean {
    return origin === arriving;
  }

  /** @returns null while the text cannot be read */
  static of(options: ForkOptions, own: readonly OwnSuggestion[]): SectionFork | null {
    const base = readTokens(options.base);
    return base && new SectionFork(options, base, own);
  }

  private constructor(options: ForkOptions, base: BodyTokens, own: readonly OwnSuggestion[]) {
    this.#options = options;
    this.#base = base;
    this.#baseBlocks = blockIdsOf(options.base);
    this.doc = options.doc;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(options.base), arriving);
    this.#put(this.#join(own, []));
    this.doc.on('update', () => {
      this.#changes = null;
    });
  }

  /** The text that the changes are changes of. */
  get base(): BodyTokens {
    return this.#base;
  }

  /** What is suggested here, in order. */
  get changes(): readonly NamedChange[] {
    if (this.#changes) return this.#changes;
    const fork = readTokens(this.doc);
    if (!fork) return [];
    const named = nameChanges(changesBetween(this.#base, fork), this.#ranges, this.#options.newId);
    this.#ranges = named.map(({ id, change: { from, to, does } }) => ({ id, from, to, does }));
    this.#changes = named;
    return named;
  }

  /** Suggestions of the author's that stand in the list only: their ground changed. */
  get apart(): ReadonlySet<SuggestionId> {
    return this.#apart;
  }

  /** Whether the server was told of a suggestion here. */
  knows(id: SuggestionId): boolean {
    return this.#said.has(id) || this.#apart.has(id);
  }

  /** The server did not take what was said: it is said again once the text, or what is suggested, is another. */
  refused({ type, suggestion }: Saying, code: string): void {
    const said = this.#said.get(suggestion);
    if (!said) return;
    const isMade = type === 'reviseSuggestion' && code !== 'not-found';
    this.#said.set(suggestion, { ...said, isMade, isStale: staleCodes.has(code) });
  }

  /**
   * Takes in what others wrote and decided. Does nothing to what is suggested here but to carry it on.
   * @param own - the author's suggestions that wait
   * @param decided - a suggestion of the record that does not wait any more, or null
   * @returns the blocks in which something of the author's was decided: a step taken back there would be one against the decision
   */
  pull(
    own: readonly OwnSuggestion[],
    decided: (id: SuggestionId) => Suggestion | null,
  ): ReadonlySet<BlockId> {
    // Reasons are given in the list.
    for (const { id, why } of own) {
      const said = this.#said.get(id);
      if (said && said.why !== why) this.#said.set(id, { ...said, why });
    }
    const next = readTokens(this.#options.base);
    const before = this.changes;
    const made = new Set<SuggestionId>();
    const ended = new Set<SuggestionId>();
    for (const id of [...this.#said.keys(), ...this.#apart]) {
      const suggestion = decided(id);
      if (!suggestion?.decision) continue;
      ended.add(id);
      if (suggestion.decision.end === 'accepted') made.add(id);
    }
    const isNew = own.some(
      ({ id }) => !this.#said.has(id) && !this.#apart.has(id) && !this.#withdrawn.has(id),
    );
    if (!next || (ended.size === 0 && !isNew && next.body.eq(this.#base.body))) return nowhere;
    const blocks = this.#blocksOf(before.filter(({ id }) => ended.has(id)));
    // What was written on after it was decided goes on, as a suggestion of its own.
    const kept = before.filter(({ id, change }) => {
      if (!ended.has(id)) return true;
      const { change: now } = suggestionOf(
        this.#base,
        this.#fork,
        change,
        before.map((one) => one.change),
      );
      return !isSameChange(now, decided(id)!.change);
    });
    const carried = carryChanges(kept, this.#base, next, made);
    Y.applyUpdate(
      this.doc,
      Y.encodeStateAsUpdate(this.#options.base, Y.encodeStateVector(this.doc)),
      arriving,
    );
    this.#base = next;
    this.#baseBlocks = blockIdsOf(this.#options.base);
    for (const id of ended) this.#said.delete(id);
    // What cannot be carried over may still be found by its quote.
    for (const id of carried.lost) this.#said.delete(id);
    const renamed = carried.replacements.map((one) =>
      ended.has(one.id) ? { ...one, id: this.#options.newId() } : one,
    );
    this.#mend(this.#join(own, renamed));
    return blocks;
  }

  /** The blocks that these changes touch, in the text and in the fork. */
  #blocksOf(changes: readonly NamedChange[]): ReadonlySet<BlockId> {
    if (changes.length === 0) return nowhere;
    const [base, here] = [this.#base.body, this.#fork.body];
    const inFork = blockIdsOf(this.doc);
    return new Set(
      changes.flatMap(({ change: { from, to, start, end } }) => [
        ...blocksIn(base, this.#baseBlocks, { from, to }),
        ...blocksIn(here, inFork, { from: start, to: end }),
      ]),
    );
  }

  /** What the server is to be told, so that what it has is what is suggested here. From then on it counts as told. */
  takeCommands(): readonly SuggestionCommand[] {
    const { section } = this.#options;
    const named = this.changes;
    const commands: SuggestionCommand[] = [];
    const there = new Set(named.map(({ id }) => id));
    for (const id of [...this.#said.keys()]) {
      if (there.has(id)) continue;
      if (this.#said.get(id)!.isMade) commands.push({ type: 'withdrawSuggestion', suggestion: id });
      this.#withdrawn.add(id);
      this.#said.delete(id);
    }
    for (const one of named) {
      const { id: suggestion } = one;
      const said = this.#said.get(suggestion);
      const now = this.#statement(one, said);
      if (!now) continue;
      this.#said.set(suggestion, { ...now, isMade: true, isStale: false });
      commands.push(
        said?.isMade
          ? { type: 'reviseSuggestion', suggestion, ...now }
          : { type: 'suggest', suggestion, section, ...now },
      );
    }
    return commands;
  }

  /** What is to be said of a change; null where that was said already. */
  #statement({ change }: NamedChange, said: Said | undefined): SuggestedAt | null {
    const { base } = this.#options;
    const all = this.changes.map((one) => one.change);
    const { range, change: wanted } = suggestionOf(this.#base, this.#fork, change, all);
    const text = groundText(this.#base.body, range);
    if (said && !said.isStale && said.text === text && isSameChange(said.change, wanted)) {
      const there = anchoredRange(base, said.anchor) ?? anchoredPoint(base, said.anchor);
      if (there?.from === range.from && there.to === range.to) return null;
    }
    const anchor = range.from === range.to ? anchorOfPoint(base, range.from) : anchorOf(base, range);
    return anchor && { anchor, text, change: wanted, why: said?.why ?? '' };
  }

  get #fork(): BodyTokens {
    return readTokens(this.doc)!;
  }

  /** Adds those of the author's suggestions that are not in the fork, as far as they fit beside what is. */
  #join(own: readonly OwnSuggestion[], present: readonly NamedReplacement[]): readonly NamedReplacement[] {
    const fresh = own.filter(({ id }) => !this.#said.has(id) && !this.#withdrawn.has(id));
    const { joined, left } = fitting(this.#options.base, this.#base.body, fresh, present);
    this.#apart = left;
    for (const { id, ground, change, why } of fresh) {
      if (!left.has(id))
        this.#said.set(id, {
          anchor: ground.anchor,
          text: ground.text,
          change,
          why,
          isMade: true,
          isStale: false,
        });
    }
    return joined;
  }

  /** Makes the fork what it should be, where merging did not: text that somebody split off or joined is another to Yjs. */
  #mend(wanted: readonly NamedReplacement[]): void {
    this.#changes = null;
    const body = withReplacements(this.#base.body, wanted);
    const merged = readTokens(this.doc);
    if (!body || !merged) return;
    this.#ranges = wanted;
    if (body.eq(merged.body) || this.#saysTheSame(merged, wanted)) return;
    putIn(this.doc, merged.body, changesBetween(merged, tokensOf(body)), arriving);
  }

  #saysTheSame(merged: BodyTokens, wanted: readonly NamedReplacement[]): boolean {
    return isSameButOrder(this.#base.body, changesBetween(this.#base, merged), wanted);
  }

  #put(wanted: readonly NamedReplacement[]): void {
    putIn(this.doc, this.#base.body, wanted, arriving);
    this.#ranges = wanted;
  }
}
