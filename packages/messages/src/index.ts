import { type MessageKey, textOf } from '#texts';
import { fill, type Locale, type Parameters } from './catalogue';

export { catalogue, isMessageKey, type MessageKey, messageKeys, type TextPart } from '#texts';
export { type Locale, type Parameters, preferredLocale, statedLocale, type Text } from './catalogue';
export { loadTexts } from './load-texts';

/** The text of `key` in a language, its parameters filled in. */
export function message(locale: Locale, key: MessageKey, parameters?: Parameters): string {
  return fill(textOf(locale, key), parameters);
}
