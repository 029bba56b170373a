// An entry of the audit log as the server shows it, and how its details are said.

import { isMessageKey, type Locale, message } from '@huigao/messages';

export interface AuditEntry {
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  /** Id of who did it; null: nobody signed in, or the server itself. */
  readonly actor: string | null;
  readonly address: string | null;
  readonly action: string;
  readonly report: string | null;
  readonly section: string | null;
  readonly figure: string | null;
  readonly account: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** Names of people by id. */
export type Names = Readonly<Record<string, string>>;

export interface Detail {
  readonly label: string;
  readonly value: string;
}

/** Shown in a place of their own, or of use to machines only. */
const shownElsewhere: readonly string[] = [
  'figureLabel',
  'sectionTitle',
  'digest',
  'method',
  'since',
  'version',
  'sha256',
  'kept',
  'what',
];

/** The text of a key, or the word itself where there is none: entries outlive the texts of their time. */
const textOr = (key: string, word: string, locale: Locale) =>
  isMessageKey(key) ? message(locale, key) : word;

/** What an action is called. */
export const actionText = (action: string, locale: Locale): string =>
  textOr(`audit.action.${action}`, action, locale);

/** As much of an id as tells entries about one thing from those about others. */
const shortId = (word: string) => (/^[\da-f]{8}-[\da-f]{4}-/.test(word) ? word.slice(0, 8) : word);

/** Where the words of a value may stand: those of the detail, names of roles, occasions, causes. */
function wordOf(key: string, value: unknown, names: Names, locale: Locale): string {
  const word = String(value);
  if (names[word] !== undefined) return names[word];
  const keys = [
    `audit.value.${key}.${word}`,
    `role.${word}`,
    ...(key === 'cause' ? [`versions.cause.${word}`] : []),
  ];
  if (key === 'code') keys.push(`error.${word}`);
  const known = keys.find(isMessageKey);
  const text = known && message(locale, known);
  // What a text was to be filled with is not in the log.
  return text && !/\{\w+\}/.test(text) ? text : shortId(word);
}

function wordsOf(key: string, value: unknown, names: Names, locale: Locale): string {
  if (Array.isArray(value))
    return value.map((one) => wordOf(key, one, names, locale)).join(message(locale, 'audit.list-mark'));
  return typeof value === 'object' ? JSON.stringify(value) : wordOf(key, value, names, locale);
}

/** What a detail is called: the same word may be another thing in another action. */
function labelOf(action: string, key: string, locale: Locale): string {
  const own = `audit.detail.${action}.${key}`;
  return isMessageKey(own) ? message(locale, own) : textOr(`audit.detail.${key}`, key, locale);
}

const isEmpty = (value: unknown) =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** The details of an entry in words, without those that say nothing. */
export function detailsOf(
  { action, detail }: Pick<AuditEntry, 'action' | 'detail'>,
  names: Names,
  locale: Locale,
): readonly Detail[] {
  return Object.entries(detail)
    .filter(([key, value]) => !shownElsewhere.includes(key) && !isEmpty(value))
    .map(([key, value]) => ({
      label: labelOf(action, key, locale),
      value: wordsOf(key, value, names, locale),
    }));
}
