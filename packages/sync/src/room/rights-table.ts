// Who may do what, looked up for every message: computed from the record once a person and version of it, then a table lookup.

import { may, type PersonId, type SectionId } from '@huigao/report';
import { type ReportRecord, recordName } from '@huigao/report-doc';
import type { Right } from '../protocol';
import type { DocumentName } from './ports';

export class RightsTable {
  readonly #read: () => ReportRecord | null;
  #record: ReportRecord | null = null;
  #rights = new Map<PersonId, Map<DocumentName, Right>>();

  /** @param read - gives the record as it is; call `changed` after each change of it */
  constructor(read: () => ReportRecord | null) {
    this.#read = read;
  }

  /** The record as it is now; null only in a report whose record is damaged. */
  get record(): ReportRecord | null {
    this.#record ??= this.#read();
    return this.#record;
  }

  changed(): void {
    this.#record = null;
    this.#rights = new Map();
  }

  /** Lets go of the record, which is read anew when more is asked than what is known already. */
  rest(): void {
    this.#record = null;
  }

  rightOf(person: PersonId, document: DocumentName): Right {
    const rights = this.#rights.get(person) ?? new Map<DocumentName, Right>();
    this.#rights.set(person, rights);
    const right = rights.get(document) ?? this.#compute(person, document);
    rights.set(document, right);
    return right;
  }

  #compute(person: PersonId, document: DocumentName): Right {
    const { record } = this;
    if (!record || !may(person, { do: 'read' }, record)) return 'none';
    if (document === recordName) return 'r';
    return may(person, { do: 'editText', section: document as SectionId }, record) ? 'rw' : 'r';
  }
}
