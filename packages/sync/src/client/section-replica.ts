import type { SectionId } from '@huigao/report';
import { bodyRoot } from '@huigao/report-doc';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { mendRightOrigins } from './right-origin';

/** A section's document in this tab, with a client id of its own. Replaced as a whole after a refusal. */
export class SectionReplica {
  readonly id: SectionId;
  readonly doc: Y.Doc;
  /** Others' states are built by the server: `{ user: { id, name, color }, cursor }`. Of the own state only `cursor` is sent. */
  readonly awareness: Awareness;
  /** Rises with each replacement. */
  readonly number: number;

  constructor(id: SectionId, doc: Y.Doc, number: number) {
    this.id = id;
    this.doc = doc;
    this.number = number;
    doc.getXmlFragment(bodyRoot);
    doc.on('beforeObserverCalls', mendRightOrigins);
    this.awareness = new Awareness(doc);
  }
}
