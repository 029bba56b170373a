// Phrases 常用语 that people keep for themselves: seen by nobody else, and no part of a report.

import type { PersonId, Snippet } from '@huigao/report';

export interface KeptSnippets {
  /** Rises with every change; 0 where nothing was ever kept. */
  readonly version: number;
  readonly snippets: readonly Snippet[];
}

/** Every method rejects only on a failure of storage. */
export interface SnippetStore {
  snippetsOf(person: PersonId): Promise<KeptSnippets>;
  /** In place of what is kept, if that still is of this version. False: another page has changed it, and nothing happened. */
  keepSnippets(person: PersonId, snippets: readonly Snippet[], over: number): Promise<boolean>;
}
