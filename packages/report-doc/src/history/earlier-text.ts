// What was written in a section before its report was brought here: a history without a log. Each of its moments stands for an entry, so
// that who wrote what is told across the border.

import { bodySchema, type HistoryGeneration, type HistoryItem, type SectionHistory } from '@huigao/report';
import { never, type RawItem } from './raw-item';

/** The generations of an earlier history; its moments are the first of those of the log. */
export interface EarlierText {
  readonly moments: number;
  readonly generations: readonly HistoryGeneration[];
}

export const earlierText = ({ moments, generations }: SectionHistory): EarlierText => ({
  moments: moments.length,
  generations,
});

/** No client of Yjs is negative. */
const client = -1;

class Reader {
  #clock = 0;

  items(items: readonly HistoryItem[]): RawItem[] {
    return items.map((item): RawItem => {
      const [, came, end] = item;
      const went = end < 0 ? never : end;
      if (item[0] === 'mark') return { kind: 'mark', came, went, name: item[3], isOn: item[4] };
      const origin = { came, went, client, clock: this.#clock, goneBehind: null };
      if (item[0] === 'text') {
        const [, , , written, text] = item;
        this.#clock += text.length;
        return { kind: 'text', ...origin, run: null, text, pieces: [{ text, written }] };
      }
      const [, , , written, name, attributes, parts] = item;
      this.#clock++;
      const children = this.items(parts);
      return {
        kind: 'node',
        ...origin,
        name,
        attributes,
        children,
        isLeaf: bodySchema.nodes[name].isLeaf,
        written,
      };
    });
  }
}

/** Generations of an earlier history as those of a log are read. */
export function earlierItems({ generations }: EarlierText): { since: number; items: RawItem[] }[] {
  const reader = new Reader();
  return generations.map(({ since, items }) => ({ since, items: reader.items(items) }));
}
