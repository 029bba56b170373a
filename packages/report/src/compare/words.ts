// Text in words, so that a change is shown as the words that changed and not as letters. Chinese writes no spaces: the platform's
// dictionary tells its words apart.

/** Text in pieces that, joined, are the text. */
export type Segmenter = (text: string) => readonly string[];

/** Numbers, Latin words and characters one by one: where the platform knows no words. */
export const inCharacters: Segmenter = (text) =>
  text.match(/\d+(?:[,.]\d+)*|\p{Script=Latin}+|[\s\S]/gu) ?? [];

/** A number with its groups and fraction is one word whatever the dictionary says: 1,234.56 changes as a whole. */
const numbers = /\d+(?:[,.]\d+)*/g;

function bySegmenter(segmenter: Intl.Segmenter): Segmenter {
  const words = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  return (text) => {
    const pieces: string[] = [];
    let end = 0;
    for (const match of text.matchAll(numbers)) {
      pieces.push(...words(text.slice(end, match.index)), match[0]);
      end = match.index + match[0].length;
    }
    return [...pieces, ...words(text.slice(end))];
  };
}

/** Words as the platform tells them apart; characters where it does not. */
export const inWords: Segmenter =
  typeof Intl.Segmenter === 'function'
    ? bySegmenter(new Intl.Segmenter('zh', { granularity: 'word' }))
    : inCharacters;
