import { KeptBody, type ReadBody } from '@huigao/report-doc';
import type * as Y from 'yjs';

const bodies = new WeakMap<Y.Doc, KeptBody>();

/** The body of a section's document as it is now; whoever asks, what did not change is read once. */
export function bodyNow(doc: Y.Doc): ReadBody {
  const body = bodies.get(doc) ?? new KeptBody(doc);
  bodies.set(doc, body);
  return body.read();
}
