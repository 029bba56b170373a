import type { HistoryItem } from '@huigao/report';
import type { RawItem } from './raw-item';

type Text = Extract<HistoryItem, readonly ['text', ...unknown[]]>;

const isOneText = (last: HistoryItem | undefined, next: Text): last is Text =>
  last?.[0] === 'text' && last[1] === next[1] && last[2] === next[2] && last[3] === next[3];

/** Items by moments in place of entries: what came and went within one is never seen, and what shares all of them is one. */
export function historyItems(items: readonly RawItem[], momentOf: (entry: number) => number): HistoryItem[] {
  const found: HistoryItem[] = [];
  for (const item of items) {
    const [came, went] = [momentOf(item.came), momentOf(item.went)];
    if (came === went) continue;
    if (item.kind === 'mark') {
      found.push(['mark', came, went, item.name, item.isOn]);
      continue;
    }
    if (item.kind === 'node') {
      const attributes = item.attributes.map(
        ([name, value, since]) => [name, value, momentOf(since)] as const,
      );
      const children = historyItems(item.children, momentOf);
      found.push(['node', came, went, momentOf(item.written), item.name, attributes, children]);
      continue;
    }
    for (const { text, written } of item.pieces)
      addText(found, ['text', came, went, momentOf(written), text]);
  }
  return found;
}

function addText(found: HistoryItem[], next: Text): void {
  const last = found.at(-1);
  if (isOneText(last, next)) found[found.length - 1] = ['text', next[1], next[2], next[3], last[4] + next[4]];
  else found.push(next);
}
