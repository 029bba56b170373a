// How a version is called.

import { type Locale, message } from '@huigao/messages';
import type { SectionId } from '@huigao/report';
import type { Version } from './versions';

/** 送审 · 二、评价结论; 定本第 2 号; 初稿. */
export function versionName(
  { cause, name, number, section }: Version,
  titles: ReadonlyMap<SectionId, string>,
  locale: Locale,
): string {
  if (name !== '') return name;
  if (number !== null) return message(locale, 'versions.frozen-number', { number });
  const occasion = message(locale, `versions.cause.${cause}`);
  const title = section && titles.get(section);
  return title ? message(locale, 'versions.occasion-of', { occasion, section: title }) : occasion;
}
