/**
 * A title in pieces between which a line may break: at the sense of words, as GB/T 9704-2012, 7.3.1 wants it. Where the browser
 * cannot tell words apart (no `Intl.Segmenter`), the whole title is one piece and breaks anywhere.
 */
export function titleWords(title: string): readonly string[] {
  if (typeof Intl.Segmenter !== 'function') return [title];
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(title)].map(({ segment }) => segment);
}
