// One's own phrases 常用语, kept by the server.

import type { Snippet } from '@huigao/report';
import { type Problem, request } from '../app/http';
import { useResource } from '../app/resource';
import { keepAnswer } from '../app/resource-cache';

export interface OwnSnippets {
  /** Of the list that was seen. */
  readonly version: number;
  readonly snippets: readonly Snippet[];
}

const path = '/snippets';

/** Null until they have come, or where they cannot. */
export function useOwnSnippets(): readonly [OwnSnippets | null, Problem | null, () => Promise<void>] {
  const [resource, reload] = useResource<OwnSnippets>(path);
  return [
    'value' in resource ? resource.value : null,
    'problem' in resource ? resource.problem : null,
    reload,
  ];
}

/** Keeps a list in place of the one that was seen. @returns what is wrong, or null */
export async function keepOwnSnippets(
  seen: OwnSnippets,
  snippets: readonly Snippet[],
): Promise<Problem | null> {
  const answer = await request<{ readonly version: number }>('POST', path, {
    version: seen.version,
    snippets,
  });
  if (!answer.ok) return answer.problem;
  keepAnswer(path, { version: answer.value.version, snippets });
  return null;
}
