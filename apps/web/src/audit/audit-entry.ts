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

const wordOf = (word: unknown, names: Names, locale: Locale): string =>
  names[String(word)] ?? textOr(`role.${word}`, String(word), locale);

function wordsOf(value: unknown, names: Names, locale: Locale): string {
  if (Array.isArray(value))
    return value.map((one) => wordOf(one, names, locale)).join(message(locale, 'audit.list-mark'));
  return typeof value === 'object' ? JSON.stringify(value) : wordOf(value, names, locale);
}

const isEmpty = (value: unknown) =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** The details of an entry in words, without those that say nothing. */
export function detailsOf(
  { detail }: Pick<AuditEntry, 'detail'>,
  names: Names,
  locale: Locale,
): readonly Detail[] {
  return Object.entries(detail)
    .filter(([key, value]) => !shownElsewhere.includes(key) && !isEmpty(value))
    .map(([key, value]) => ({
      label: textOr(`audit.detail.${key}`, key, locale),
      value:
        key === 'cause'
          ? textOr(`versions.cause.${value}`, String(value), locale)
          : wordsOf(value, names, locale),
    }));
}
