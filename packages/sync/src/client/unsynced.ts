// Whose edits may be missing on the server: what it tells of others, and what it is told of this tab's own.

import type { PersonId, SectionId } from '@huigao/report';
import type { Control, ControlMessage } from '../protocol';
import type { UnsyncedPerson } from './client-state';

export class Unsynced {
  #told = '';

  /** What is to be told of the sections whose edits have waited too long; null: the server knows. */
  news(sections: readonly SectionId[]): ControlMessage | null {
    const now = sections.join(' ');
    if (now === this.#told) return null;
    this.#told = now;
    return { type: 'unsaved', sections };
  }

  /** The connection is gone: a new one knows nothing yet. */
  forget(): void {
    this.#told = '';
  }
}

export const unsyncedPeople = ({ people }: Control<'unsynced'>): readonly UnsyncedPerson[] =>
  people.map((one) => ({ ...one, person: one.person as PersonId, section: one.section as SectionId }));
