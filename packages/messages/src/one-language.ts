import type { Locale } from './catalogue';
import { type TextPart, textParts } from './texts';

/** The texts of a part in one language, by key. The build of the client writes them out in place of the modules in parts/. */
export const oneLanguage = (locale: Locale, part: TextPart): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(textParts[part]).map(([key, text]) => [key, text[locale]]));
