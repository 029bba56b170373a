import type { PersonId, Snippet } from '@huigao/report';
import type { KeptSnippets, SnippetStore } from './snippet-store';

/** `SnippetStore` in memory. */
export class MemorySnippets implements SnippetStore {
  readonly #kept = new Map<PersonId, KeptSnippets>();

  async snippetsOf(person: PersonId): Promise<KeptSnippets> {
    return this.#kept.get(person) ?? { version: 0, snippets: [] };
  }

  async keepSnippets(person: PersonId, snippets: readonly Snippet[], over: number): Promise<boolean> {
    const { version } = await this.snippetsOf(person);
    if (version !== over) return false;
    this.#kept.set(person, { version: over + 1, snippets: structuredClone(snippets) });
    return true;
  }
}
