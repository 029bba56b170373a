// Phrases that people keep for themselves, in SQLite. Runs in the storage thread, inside a transaction.

import type { PersonId, Snippet } from '@huigao/report';
import type { KeptSnippets } from '../snippet-store';
import type { Database } from './database';

function statements(database: Database) {
  return {
    kept: database.prepare('select version, snippets from snippet_list where person = ?'),
    keep: database.prepare(
      `insert into snippet_list (person, version, snippets) values (?, ?, ?)
        on conflict do update set version = excluded.version, snippets = excluded.snippets`,
    ),
  };
}

export class SnippetTables {
  readonly #sql: ReturnType<typeof statements>;

  constructor(database: Database) {
    this.#sql = statements(database);
  }

  snippetsOf(person: PersonId): KeptSnippets {
    const row = this.#sql.kept.get(person) as { version: number; snippets: string } | undefined;
    return { version: row?.version ?? 0, snippets: row ? (JSON.parse(row.snippets) as Snippet[]) : [] };
  }

  keepSnippets(person: PersonId, snippets: readonly Snippet[], over: number): boolean {
    if (this.snippetsOf(person).version !== over) return false;
    this.#sql.keep.run(person, over + 1, JSON.stringify(snippets));
    return true;
  }
}
