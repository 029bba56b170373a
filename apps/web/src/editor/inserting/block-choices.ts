// What beside figures can be put in by the `/` menu.

import type { MessageKey } from '@huigao/messages';
import { type LiveBlockAttrs, liveKinds } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';

export type BlockChoice =
  | { readonly id: 'table'; readonly label: MessageKey }
  | { readonly id: 'caption'; readonly label: MessageKey }
  | { readonly id: 'note'; readonly label: MessageKey }
  /** The list of phrases 常用语, or one of them, by its own name. */
  | { readonly id: 'snippets'; readonly label: MessageKey }
  | { readonly id: 'snippet'; readonly name: string; readonly body: () => Node }
  | { readonly id: 'live'; readonly label: MessageKey; readonly attrs: LiveBlockAttrs };

/** What can be put in within a paragraph, in a cell too. */
export const inlineChoices: readonly BlockChoice[] = [{ id: 'note', label: 'blocks.note' }];

/** All of them, in the order of the menu. */
export const blockChoices: readonly BlockChoice[] = [
  { id: 'table', label: 'blocks.table' },
  { id: 'caption', label: 'blocks.caption' },
  ...inlineChoices,
  { id: 'snippets', label: 'blocks.snippets' },
  ...liveKinds.map((kind): BlockChoice => ({ id: 'live', label: `blocks.${kind}`, attrs: { kind, of: '' } })),
];

/** What the menu calls it. */
export const choiceName = (choice: BlockChoice, nameOf: (key: MessageKey) => string): string =>
  choice.id === 'snippet' ? choice.name : nameOf(choice.label);

const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase();

/** Those whose name holds the query; all for an empty one. */
export function searchBlocks(
  choices: readonly BlockChoice[],
  query: string,
  nameOf: (key: MessageKey) => string,
): readonly BlockChoice[] {
  const wanted = plain(query.trim());
  return choices.filter((choice) => plain(choiceName(choice, nameOf)).includes(wanted));
}
