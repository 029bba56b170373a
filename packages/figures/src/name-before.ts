/** What the words before a number call it: a guess from the sentence, for a person to correct. Words are domain data. */

const LEAD_IN = /(?:分别|同比|已|了|为|是|共|达|达到|共计|合计|约|近|超过|：|:|\s)+$/;
const OPENING = /^(?:其中|同时|另有|并)/;
const STOPS = ['。', '；', '，', '、', '（', '：'];
const LONGEST = 16;

/** The name of the number at `offset`: 全年预算数 of 其中全年预算数为. Empty where no words precede it. */
export function nameBefore(text: string, offset: number): string {
  const before = text.slice(0, offset).replace(LEAD_IN, '');
  const words = before.slice(Math.max(...STOPS.map((stop) => before.lastIndexOf(stop))) + 1).trim();
  return [...words.replace(OPENING, '')].slice(-LONGEST).join('');
}
