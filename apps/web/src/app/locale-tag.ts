import type { Locale } from '@huigao/messages';

const tags: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' };

/** BCP 47 tag of a language, for `Intl`, `lang` and `Accept-Language`. */
export const languageTag = (locale: Locale): string => tags[locale];
