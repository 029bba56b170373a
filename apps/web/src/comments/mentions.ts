// Who is addressed in a comment: names that stand in its text after an `@`.

import type { PersonId } from '@huigao/report';

/** Someone who can be addressed. */
export interface Named {
  readonly person: PersonId;
  readonly name: string;
}

/** A stretch of a comment: words, or a name that addresses somebody. */
export interface CommentPart {
  readonly text: string;
  readonly isMention: boolean;
}

/** Longest first, so that 张三 is not found in 张三丰. */
const longestFirst = (names: readonly string[]) => [...new Set(names)].sort((a, b) => b.length - a.length);

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function* namesIn(text: string, names: readonly string[]): Generator<{ name: string; at: number }> {
  if (names.length === 0) return;
  const pattern = new RegExp(`@(${longestFirst(names).map(escaped).join('|')})`, 'g');
  for (const { 1: name, index } of text.matchAll(pattern)) yield { name: name!, at: index };
}

/**
 * The people a text addresses.
 * @param picked - those chosen from the list, for names that two people bear
 */
export function mentionsIn(
  text: string,
  people: readonly Named[],
  picked: ReadonlySet<PersonId>,
): readonly PersonId[] {
  const found = new Set(
    [
      ...namesIn(
        text,
        people.map(({ name }) => name),
      ),
    ].map(({ name }) => name),
  );
  return [...found].flatMap((name) => {
    const bearers = people.filter((one) => one.name === name).map(({ person }) => person);
    const chosen = bearers.filter((person) => picked.has(person));
    return chosen.length > 0 ? chosen : bearers.slice(0, 1);
  });
}

/** A comment as it is shown, the names of those it addresses set apart. */
export function partsOf(text: string, names: readonly string[]): readonly CommentPart[] {
  const parts: CommentPart[] = [];
  let done = 0;
  for (const { name, at } of namesIn(text, names)) {
    if (at > done) parts.push({ text: text.slice(done, at), isMention: false });
    done = at + name.length + 1;
    parts.push({ text: text.slice(at, done), isMention: true });
  }
  if (done < text.length) parts.push({ text: text.slice(done), isMention: false });
  return parts;
}

/** What is being typed after an `@` at the caret, or null; Chinese input methods write it full-width. */
export function mentionAt(
  text: string,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const typed = /[@＠]([^\s@＠，。；：、,.;:]{0,20})$/.exec(text.slice(0, caret));
  return typed && { from: typed.index, query: typed[1]! };
}
