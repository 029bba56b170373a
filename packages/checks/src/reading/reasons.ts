// Whether a text gives a reason. Words only: what the reason is worth, people judge.

import type { Statement } from './line';
import { type Reading, readSection } from './reading';

const reason =
  /原因|由于|因为|系因|因[\u4e00-\u9fff]{2}|受[^，。；]{1,30}(?:影响|制约|限制)|主要(?:为|是|用于|系)|未执行部分|未(?:完成|支付|达到)[^，。；]{0,20}(?:为|是)|结转(?:至|到)?(?:下年|次年|以后)|追加|调剂|压减|节约/;

/** A reason stands near what it explains. */
const farthest = 400;

/** Whether the words from the sentence of a number on, or the paragraph below, say why. */
export function givesReason(reading: Reading, { line, sentence }: Statement): boolean {
  const next = readSection(reading, line.entry.id)?.lines[line.block + 1];
  const from = line.sentences[sentence]?.from ?? 0;
  if (reason.test(line.text.slice(from, from + farthest))) return true;
  return next?.type === 'paragraph' && reason.test(next.text.slice(0, farthest));
}

/** Whether a text gives a reason. */
export const hasReason = (text: string): boolean => reason.test(text);
