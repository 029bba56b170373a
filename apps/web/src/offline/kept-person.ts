// Who was signed in last on this browser, so that a report can be opened again without a network. It opens nothing by itself:
// every request and every edit is judged by the server with the session's cookie.
import type { Person } from '../app/session';

const storageKey = 'huigao.person';

const isPerson = (value: unknown): value is Person => {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return ['id', 'name', 'displayName', 'office'].every((field) => typeof fields[field] === 'string');
};

export function readKeptPerson(): Person | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return isPerson(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps a person, or forgets with null (signed out). */
export function keepPerson(person: Person | null): void {
  if (person) localStorage.setItem(storageKey, JSON.stringify(person));
  else localStorage.removeItem(storageKey);
}
