// The language of the interface: chosen by the user, else taken from the browser. One home, read through `useLocale` and `useText`.
import {
  type Locale,
  loadTexts,
  type MessageKey,
  message,
  type Parameters,
  preferredLocale,
  type TextPart,
} from '@huigao/messages';
import { useCallback, useSyncExternalStore } from 'react';
import { languageTag } from './locale-tag';

const storageKey = 'huigao.locale';
const listeners = new Set<() => void>();

function firstLocale(): Locale {
  const kept = localStorage.getItem(storageKey);
  return kept === 'zh' || kept === 'en' ? kept : preferredLocale(navigator.languages.join(','));
}

let locale: Locale = firstLocale();

/** The language now, for code outside React; components use {@link useLocale}. */
export const currentLocale = (): Locale => locale;

/** Tells the browser (fonts, speech, hyphenation) which language the page is in. */
export function showLocale(): void {
  document.documentElement.lang = languageTag(locale);
}

/** The parts of the texts that this page has needed so far. */
const needed = new Set<TextPart>();

/** Loads texts in the language now; they are there when the promise resolves. */
export async function needTexts(part: TextPart): Promise<void> {
  needed.add(part);
  const wanted = locale;
  await loadTexts(wanted, part);
  if (wanted !== locale) await needTexts(part);
}

/** Switches the language, for this and later visits, as soon as its texts are there. */
export async function setLocale(next: Locale): Promise<void> {
  await Promise.all([...needed].map((part) => loadTexts(next, part)));
  locale = next;
  localStorage.setItem(storageKey, next);
  showLocale();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLocale = (): Locale => useSyncExternalStore(subscribe, currentLocale);

/** Gives the text of a key in the language now, its parameters filled in. */
export type Translate = (key: MessageKey, parameters?: Parameters) => string;

/**
 * The interface's texts: `const t = useText(); t('start.title')`.
 * The function changes only when the language does.
 */
export function useText(): Translate {
  const now = useLocale();
  return useCallback((key, parameters) => message(now, key, parameters), [now]);
}
