// Anchors as the interface makes them, made by hand: for journeys that send what a page of another version, or another program, would.

import type { Page } from 'playwright-core';
import * as Y from 'yjs';
import { editor } from './report-page';

interface Ends {
  readonly from: { readonly client: number; readonly clock: number };
  readonly to: { readonly client: number; readonly clock: number };
}

/** In the page: the Yjs ids of the first and last character of words in an editor. */
function endsOf(element: Element, words: string): Ends {
  type Item = {
    readonly id: { readonly client: number; readonly clock: number };
    readonly deleted: boolean;
    readonly content: { readonly str?: string; readonly type?: { readonly _start: Item | null } };
    readonly right: Item | null;
  };
  const { state } = (element as unknown as { editor: { state: Record<string, unknown> } }).editor;
  const sync = state['y-sync$'] as { readonly type: { readonly _start: Item | null } };
  const pending = [sync.type._start];
  while (pending.length > 0) {
    const units: { readonly unit: string; readonly client: number; readonly clock: number }[] = [];
    for (let item = pending.pop() ?? null; item; item = item.right) {
      if (item.deleted) continue;
      if (item.content.type) pending.push(item.content.type._start);
      const { client, clock } = item.id;
      [...(item.content.str ?? '')].forEach((unit, index) => {
        units.push({ unit, client, clock: clock + index });
      });
    }
    const at = units
      .map(({ unit }) => unit)
      .join('')
      .indexOf(words);
    if (at >= 0) return { from: units[at]!, to: units[at + words.length - 1]! };
  }
  throw new Error(`“${words}” is not in one piece of text.`);
}

/** The anchor of words in a section, which hold no characters beyond the first plane. */
export async function anchorOfWords(page: Page, title: string, words: string) {
  const { from, to } = await editor(page, title).evaluate(endsOf, words);
  const encoded = ({ client, clock }: Ends['from'], assoc: number) => {
    const bytes = Y.encodeRelativePosition(
      new Y.RelativePosition(null, null, Y.createID(client, clock), assoc),
    );
    return Buffer.from(bytes).toString('base64');
  };
  return { from: encoded(from, 0), to: encoded(to, -1) };
}
