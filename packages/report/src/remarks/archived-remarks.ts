// Comments and suggestions in an archive. People of elsewhere have no account where it is read: they are named, and what they said is
// said again by whoever brings it, with their names before it; where nobody does, on the command line, by themselves. Anchors are of
// documents that are not in an archive: places are found again by what was quoted.

import { type PersonId, personId } from '../ids';
import type { Report } from '../report';
import type { Quote } from './quote';
import { type SuggestedChange, suggestedSlice, tidyChange } from './suggested-change';
import {
  type Decision,
  type Ground,
  maxGroundLength,
  maxSuggestions,
  maxWhyLength,
  type Suggestion,
  type SuggestionEnd,
  suggestionEnds,
  suggestionId,
} from './suggestion';
import { commentId, maxCommentLength, maxThreads, type Thread, threadId } from './thread';

/** Who did something, by name, and when (epoch ms). */
interface Said {
  readonly author: string;
  readonly at: number;
}

interface ArchivedComment extends Said {
  readonly text: string;
  readonly editedAt: number | null;
  /** Names. */
  readonly mentions: readonly string[];
}

export interface ArchivedThread {
  /** Index of its section in the outline. */
  readonly entry: number;
  readonly quote: Quote | null;
  readonly comments: readonly ArchivedComment[];
  readonly resolved: Said | null;
  readonly assignee: string | null;
  readonly due: string | null;
}

interface ArchivedDecision extends Said {
  readonly end: SuggestionEnd;
  readonly why?: string;
}

export interface ArchivedSuggestion extends Said {
  readonly entry: number;
  readonly quote: Quote;
  readonly text: string;
  readonly change: SuggestedChange;
  readonly why: string;
  readonly decision: ArchivedDecision | null;
}

/** Comments and suggestions of a report as a file holds them; absent where there are none. */
export interface ArchivedRemarks {
  readonly threads?: readonly ArchivedThread[];
  readonly suggestions?: readonly ArchivedSuggestion[];
}

const byPlaceAndTime = (a: ArchivedSuggestion | ArchivedThread, b: ArchivedSuggestion | ArchivedThread) => {
  const at = (one: typeof a) => ('at' in one ? one.at : one.comments[0]!.at);
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return a.entry - b.entry || at(a) - at(b) || (left < right ? -1 : 1);
};

const reasonOf = ({ why }: { readonly why?: string }) => (why ? { why } : {});

/** What is said in a report, without ids: the same for the same remarks. */
export function archivedRemarks({ threads, suggestions, outline, people }: Report): ArchivedRemarks {
  const entries = new Map(outline.map(({ id }, index) => [id, index]));
  const name = (person: PersonId) => people.get(person)?.name ?? person;
  const said = ({ by, at }: { readonly by: PersonId; readonly at: number }) => ({ author: name(by), at });
  const ofThread = ({ section, quote, comments, resolved, assignee, due }: Thread): ArchivedThread => ({
    entry: entries.get(section)!,
    quote,
    comments: comments.map(({ text, editedAt, mentions, ...one }) => ({
      ...said(one),
      text,
      editedAt,
      mentions: mentions.map(name),
    })),
    resolved: resolved && said(resolved),
    assignee: assignee && name(assignee),
    due,
  });
  const ofSuggestion = ({
    section,
    ground,
    change,
    why,
    decision,
    ...one
  }: Suggestion): ArchivedSuggestion => ({
    ...said(one),
    entry: entries.get(section)!,
    quote: ground.quote,
    text: ground.text,
    change,
    why,
    decision: decision && { ...said(decision), end: decision.end, ...reasonOf(decision) },
  });
  const here = <One extends { readonly section: Thread['section'] }>(all: Iterable<One>) =>
    [...all].filter(({ section }) => entries.has(section));
  const written = {
    threads: here(threads.values()).map(ofThread).sort(byPlaceAndTime),
    suggestions: here(suggestions.values()).map(ofSuggestion).sort(byPlaceAndTime),
  };
  return {
    ...(written.threads.length > 0 ? { threads: written.threads } : {}),
    ...(written.suggestions.length > 0 ? { suggestions: written.suggestions } : {}),
  };
}

const wrong = (what: string): never => {
  throw new RangeError(what);
};
const stringIn = (value: unknown, most: number, what: string): string =>
  typeof value === 'string' && value.length <= most ? value : wrong(what);
/** The last time that a calendar knows, in epoch ms: a page that shows a later one fails. */
const lastTime = 8.64e15;
const timeIn = (value: unknown, what: string): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= lastTime
    ? value
    : wrong(what);
const saidIn = ({ author, at }: Said, what: string): Said => ({
  author: stringIn(author, 200, `${what} author`),
  at: timeIn(at, `${what} at`),
});

function quoteIn(quote: Quote): Quote {
  const part = (key: 'text' | 'shown' | 'before' | 'after') => stringIn(quote[key], 1000, `quote ${key}`);
  const alone = quote.alone === undefined ? {} : { alone: quote.alone === true };
  return { text: part('text'), shown: part('shown'), before: part('before'), after: part('after'), ...alone };
}

function threadIn(thread: ArchivedThread): ArchivedThread {
  if (!Array.isArray(thread.comments) || thread.comments.length === 0) return wrong('comments');
  return {
    entry: timeIn(thread.entry, 'thread entry'),
    quote: thread.quote && quoteIn(thread.quote),
    comments: thread.comments.map((comment: ArchivedComment) => ({
      ...saidIn(comment, 'comment'),
      text: stringIn(comment.text, maxCommentLength, 'comment text'),
      editedAt: comment.editedAt === null ? null : timeIn(comment.editedAt, 'comment editedAt'),
      mentions: (comment.mentions ?? []).map((one) => stringIn(one, 200, 'mention')),
    })),
    resolved: thread.resolved && saidIn(thread.resolved, 'resolved'),
    assignee: thread.assignee === null ? null : stringIn(thread.assignee, 200, 'assignee'),
    due: thread.due === null || /^\d{4}-\d{2}-\d{2}$/.test(thread.due) ? thread.due : wrong('due'),
  };
}

const ways = ['replace', 'mark', 'block'];

const decisionIn = (decision: ArchivedDecision): ArchivedDecision => ({
  ...saidIn(decision, 'decision'),
  end: decision.end,
  ...reasonOf({ why: stringIn(decision.why ?? '', maxWhyLength, 'decision why') }),
});

function suggestionIn(suggestion: ArchivedSuggestion): ArchivedSuggestion {
  const { change, decision } = suggestion;
  if (!ways.includes(change?.do)) wrong('change');
  if (change.do === 'replace' && !suggestedSlice(change.slice)) wrong('slice');
  if (change.do === 'mark' && (change.mark !== 'bold' || typeof change.on !== 'boolean')) wrong('mark');
  if (
    change.do === 'block' &&
    !(change.block === 'paragraph' ? change.level === null : [3, 4, 5].includes(change.level!))
  )
    wrong('block');
  if (decision && !suggestionEnds.includes(decision.end)) wrong('decision');
  return {
    ...saidIn(suggestion, 'suggestion'),
    entry: timeIn(suggestion.entry, 'suggestion entry'),
    quote: quoteIn(suggestion.quote),
    text: stringIn(suggestion.text, maxGroundLength, 'suggestion text'),
    change: tidyChange(change),
    why: stringIn(suggestion.why, maxWhyLength, 'why'),
    decision: decision && decisionIn(decision),
  };
}

/** What an archive says, with nothing in it that was not looked at. Throws a `RangeError` naming what is wrong. */
export const remarksIn = ({ threads, suggestions }: ArchivedRemarks): ArchivedRemarks => ({
  ...(threads ? { threads: threads.slice(0, maxThreads).map(threadIn) } : {}),
  ...(suggestions ? { suggestions: suggestions.slice(0, maxSuggestions).map(suggestionIn) } : {}),
});

/** Where nothing is anchored yet: found by its words when the documents are made. */
const noAnchor = { from: '', to: '' };

/** The remarks of an archive as they first stand in a report. @param owner - who brings them; null: they are said by themselves */
export function remarksFromArchive(
  { threads = [], suggestions = [] }: ArchivedRemarks,
  { outline }: Pick<Report, 'outline'>,
  owner: PersonId | null,
  newId: () => string,
): Pick<Report, 'threads' | 'suggestions'> {
  const sectionAt = (entry: number) => (outline[entry]?.kind === 'part' ? undefined : outline[entry]?.id);
  const by = (author: string) => owner ?? personId(author);
  const saidBy = (author: string, text: string, most: number) =>
    (owner && author && text !== '' ? `【${author}】${text}` : text).slice(0, most);
  const thread = ({ entry, comments, resolved, assignee, ...rest }: ArchivedThread): readonly Thread[] => {
    const section = sectionAt(entry);
    if (!section) return [];
    const all = comments.map(({ author, mentions, text, ...comment }) => ({
      ...comment,
      id: commentId(newId()),
      by: by(author),
      text: saidBy(author, text, maxCommentLength),
      // Whoever is addressed elsewhere is nobody here.
      mentions: owner ? [] : mentions.map(personId),
    }));
    const closed = resolved && { by: by(resolved.author), at: resolved.at };
    const id = threadId(newId());
    const to = owner || assignee === null ? null : personId(assignee);
    return [{ ...rest, id, section, anchor: null, comments: all, resolved: closed, assignee: to }];
  };
  const suggestion = (one: ArchivedSuggestion): readonly Suggestion[] => {
    const { entry, author, at, quote, text, change, why, decision } = one;
    const section = sectionAt(entry);
    if (!section) return [];
    const ground: Ground = { anchor: noAnchor, quote, text };
    const ended: Decision | null = decision && {
      end: decision.end,
      by: by(decision.author),
      at: decision.at,
      put: null,
      ...reasonOf(decision),
    };
    const reason = owner && why === '' ? `【${author}】` : saidBy(author, why, maxWhyLength);
    const id = suggestionId(newId());
    return [{ id, section, by: by(author), at, ground, change, why: reason, decision: ended, version: 1 }];
  };
  return {
    threads: new Map(threads.flatMap(thread).map((one) => [one.id, one])),
    suggestions: new Map(suggestions.flatMap(suggestion).map((one) => [one.id, one])),
  };
}
