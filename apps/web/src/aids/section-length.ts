// How long a section is against what is asked of it.

import type { SectionGuide } from '@huigao/report';
import type { Translate } from '../app/locale';

/** Whether a text is as long as asked; an empty one is not too short yet. */
export function lengthState(characters: number, { least, most }: SectionGuide): 'fine' | 'short' | 'long' {
  if (most !== null && characters > most) return 'long';
  return least !== null && characters > 0 && characters < least ? 'short' : 'fine';
}

/** What is asked of the length, in words; empty where nothing is. */
export function lengthWords(t: Translate, { least, most }: SectionGuide, tag: string): string {
  const [from, to] = [least, most].map((number) => number?.toLocaleString(tag) ?? '');
  if (least !== null && most !== null) return t('aids.between', { least: from!, most: to! });
  if (most !== null) return t('aids.at-most', { most: to! });
  return least === null ? '' : t('aids.at-least', { least: from! });
}
