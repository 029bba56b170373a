import type { PersonId } from '@huigao/report';
import type * as Y from 'yjs';

/** What others' carets say of them, by Yjs client: `{ user: { id, … }, cursor }`, as the server builds it. */
type States = ReadonlyMap<number, { readonly [key: string]: unknown }>;

const personIn = (state: States extends ReadonlyMap<number, infer One> ? One | undefined : never) =>
  (state?.user as { readonly id?: PersonId } | undefined)?.id ?? null;

/**
 * Who made a change that came from outside: the clients that wrote something in it. Whoever only deletes writes nothing, and is told
 * where nobody else has the caret there; among several, a word of theirs tells before long.
 */
export function typistsOf(
  { beforeState, afterState, deleteSet }: Pick<Y.Transaction, 'beforeState' | 'afterState' | 'deleteSet'>,
  states: States,
): ReadonlySet<PersonId> {
  const writers = [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0));
  const people = new Set<PersonId>();
  for (const [client] of writers) {
    const person = personIn(states.get(client));
    if (person !== null) people.add(person);
  }
  if (writers.length > 0 || deleteSet.clients.size === 0) return people;
  const here = new Set([...states.values()].filter(({ cursor }) => cursor != null).map(personIn));
  here.delete(null);
  return here.size === 1 ? (here as ReadonlySet<PersonId>) : people;
}
