import { takeTexts } from '#texts';
import type { Locale } from './catalogue';
import type { TextPart } from './texts';

const modules = {
  zh: {
    start: () => import('./parts/zh-start'),
    list: () => import('./parts/zh-list'),
    report: () => import('./parts/zh-report'),
    more: () => import('./parts/zh-more'),
  },
  en: {
    start: () => import('./parts/en-start'),
    list: () => import('./parts/en-list'),
    report: () => import('./parts/en-report'),
    more: () => import('./parts/en-more'),
  },
} as const satisfies Record<Locale, Record<TextPart, () => Promise<unknown>>>;

/** Loads the texts of a part in a language, for a browser; {@link message} has them from then on. */
export async function loadTexts(locale: Locale, part: TextPart): Promise<void> {
  const { default: texts } = await modules[locale][part]();
  takeTexts(locale, texts);
}
