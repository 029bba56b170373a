// Stands in for texts.ts in browsers (package.json, "imports"): holds the texts that were loaded, of the languages that were used.

import type { Locale } from './catalogue';
import type * as texts from './texts';

export const catalogue = {} as typeof texts.catalogue;

const taken: Readonly<Record<Locale, Map<string, string>>> = { zh: new Map(), en: new Map() };

/** A text that was not loaded shows its key, so that it is found. */
export const textOf: typeof texts.textOf = (locale, key) => taken[locale].get(key) ?? key;

export const messageKeys: typeof texts.messageKeys = () =>
  [...new Set([...taken.zh.keys(), ...taken.en.keys()])] as texts.MessageKey[];

export const isMessageKey: typeof texts.isMessageKey = (key): key is texts.MessageKey =>
  taken.zh.has(key) || taken.en.has(key);

export const takeTexts: typeof texts.takeTexts = (locale, loaded) => {
  for (const [key, text] of Object.entries(loaded)) taken[locale].set(key, text);
};
