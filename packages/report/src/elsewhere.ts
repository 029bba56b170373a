import { type PersonId, personId } from './ids';

/** No account has an id that begins like this. */
const mark = 'elsewhere:';

/** Somebody who wrote in a report before it was brought here, and is known by name only, as the file said it. */
export const personElsewhere = (name: string): PersonId => personId(`${mark}${name}`);

/** The name of one who wrote elsewhere; null: this is somebody of here. */
export const nameElsewhere = (person: PersonId): string | null =>
  person.startsWith(mark) ? person.slice(mark.length) : null;
