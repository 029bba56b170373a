import type { SectionReplica } from '@huigao/sync/client';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

/**
 * A fork as an editor wants it: a document, and who else is in the section. Others' carets stand in what both have; one's own is not told,
 * for it may stand in what only the fork has.
 */
export function forkReplica({ id, number, awareness }: SectionReplica, doc: Y.Doc): SectionReplica {
  const others = Object.create(awareness) as Awareness;
  Object.assign(others, { setLocalStateField: () => {}, setLocalState: () => {} });
  return { id, number, doc, awareness: others };
}
