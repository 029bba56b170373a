// What a document is loaded from, and loading it. A room holds a document as bytes until somebody needs more than its bytes: most
// sections of a report that is open are never touched, and a Yjs document takes four to ten times their memory.

import { bodyRoot, recordName } from '@huigao/report-doc';
import type * as Y from 'yjs';
import { applyUpdates, hasPending } from './apply-updates';
import type { DocumentName } from './ports';

/** The newest checkpoint, if any, and the updates after it. */
export interface StoredState {
  readonly checkpoint: Uint8Array | null;
  readonly tail: readonly Uint8Array[];
}

/** A document made of what is stored. One that could not be applied whole goes as far as it can be. */
export interface LoadedDocument {
  readonly doc: Y.Doc;
  readonly isDamaged: boolean;
}

export function loadState(
  { checkpoint, tail }: StoredState,
  name: DocumentName,
  newDocument: () => Y.Doc,
): LoadedDocument {
  const parts = checkpoint ? [checkpoint] : [];
  const whole = tryLoad([...parts, ...tail], name, newDocument);
  if (whole) return { doc: whole, isDamaged: false };
  return { doc: loadAsFarAsGood([...parts, ...tail], name, newDocument), isDamaged: true };
}

/** What comes before the first part that cannot be applied. Nothing after it can: it stands on what is missing. */
function loadAsFarAsGood(parts: readonly Uint8Array[], name: DocumentName, newDocument: () => Y.Doc): Y.Doc {
  let best: Y.Doc | null = null;
  let [good, bad] = [0, parts.length];
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    const doc = tryLoad(parts.slice(0, middle), name, newDocument);
    if (doc) [best, good] = [doc, middle];
    else bad = middle;
  }
  return best ?? newDocument();
}

function tryLoad(updates: readonly Uint8Array[], name: DocumentName, newDocument: () => Y.Doc): Y.Doc | null {
  const doc = newDocument();
  if (name !== recordName) doc.getXmlFragment(bodyRoot);
  try {
    applyUpdates(doc, updates);
    return hasPending(doc) ? null : doc;
  } catch {
    return null;
  }
}

/**
 * The whole state as the one update that it is stored as, or null when it must be put together. A checkpoint was proved when it was
 * kept, and so was the first content, which is the server's.
 */
export function wholeUpdate({ checkpoint, tail }: StoredState): Uint8Array | null {
  if (tail.length === 0) return checkpoint;
  return checkpoint === null && tail.length === 1 ? tail[0]! : null;
}

/** No Yjs update has no bytes: a log gives such for what it found damaged. */
export const showsDamage = ({ checkpoint, tail }: StoredState): boolean =>
  checkpoint?.length === 0 || tail.some(({ length }) => length === 0);
