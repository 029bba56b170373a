import type { Node } from 'prosemirror-model';

/** One paragraph (or heading, or table) of an earlier text, and where it goes in the text of now: positions as a comparison gives them. */
export interface RestoredParagraph {
  /** Where it stands in the earlier text; null: it was not there, so that restoring removes it. */
  readonly restored: number | null;
  /** What it takes the place of in the text of now; null: it went, and comes back. */
  readonly replaced: number | null;
  /** Behind what it comes back; null: it is the first. */
  readonly behind: number | null;
}

interface Child {
  readonly node: Node;
  readonly pos: number;
}

function childrenOf(body: Node): readonly Child[] {
  const children: Child[] = [];
  body.forEach((node, pos) => {
    children.push({ node, pos });
  });
  return children;
}

/** The text of now with one paragraph as it was; null when the positions are not those of paragraphs. */
export function restoredBody(
  now: Node,
  then: Node,
  { restored, replaced, behind }: RestoredParagraph,
): Node | null {
  const children = childrenOf(now);
  const indexOf = (pos: number) => children.findIndex((child) => child.pos === pos);
  const source = restored === null ? null : childrenOf(then).find(({ pos }) => pos === restored)?.node;
  if (source === undefined || (source === null && replaced === null)) return null;
  const at = replaced === null ? (behind === null ? 0 : indexOf(behind) + 1) : indexOf(replaced);
  if (at < 0 || (replaced === null && behind !== null && at === 0)) return null;
  const next = children.map(({ node }) => node);
  next.splice(at, replaced === null ? 0 : 1, ...(source ? [source] : []));
  return now.type.create(null, next);
}
