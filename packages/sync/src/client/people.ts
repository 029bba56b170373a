import type { PersonId, SectionId } from '@huigao/report';
import type { Control } from '../protocol';
import type { PresentPerson } from './client-state';

/** Who has the report open, as the presence frames tell it. */
export class People {
  readonly #people = new Map<string, PresentPerson>();
  #all: readonly PresentPerson[] = [];

  /** In the order of their coming. The same array while nothing changed. */
  get all(): readonly PresentPerson[] {
    return this.#all;
  }

  take({ people, left }: Control<'presence'>): void {
    for (const { person, tab } of left) this.#people.delete(keyOf(person, tab));
    for (const { tab, person, name, colour, section } of people)
      this.#people.set(keyOf(person, tab), {
        tab,
        person: person as PersonId,
        name,
        colour,
        section: section as SectionId | null,
      });
    this.#all = [...this.#people.values()];
  }

  clear(): void {
    this.#people.clear();
    this.#all = [];
  }
}

const keyOf = (person: string, tab: string) => `${person} ${tab}`;
