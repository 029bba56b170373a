// What the server lists (reports, people): fetched when shown, kept while away, refreshed on return. One small cache.
import { useCallback, useEffect, useState } from 'react';
import { type Problem, request } from './http';
import { keepAnswer, keptAnswer } from './resource-cache';
import { useSessionActions } from './session';

/** `stale`: shown from memory because the server did not answer. */
export type Resource<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'stale'; readonly value: Value; readonly problem: Problem }
  | { readonly state: 'failed'; readonly problem: Problem };

function first<Value>(path: string): Resource<Value> {
  const value = keptAnswer(path);
  return value === undefined ? { state: 'loading' } : { state: 'ready', value: value as Value };
}

/**
 * The answer to `GET /api/v1` + `path`, and a way to ask again. Asked again when the window is looked at anew.
 */
export function useResource<Value>(path: string): readonly [Resource<Value>, () => Promise<void>] {
  const { expired } = useSessionActions();
  const [resource, setResource] = useState<Resource<Value>>(() => first(path));

  const load = useCallback(async () => {
    const answer = await request<Value>('GET', path);
    if (answer.ok) {
      keepAnswer(path, answer.value);
      setResource({ state: 'ready', value: answer.value });
    } else if (answer.problem.status === 401) {
      expired(answer.problem.code);
    } else {
      const { problem } = answer;
      const value = keptAnswer(path);
      setResource(
        value === undefined
          ? { state: 'failed', problem }
          : { state: 'stale', value: value as Value, problem },
      );
    }
  }, [path, expired]);

  useEffect(() => {
    void load();
    const onLook = () => document.visibilityState === 'visible' && void load();
    document.addEventListener('visibilitychange', onLook);
    return () => document.removeEventListener('visibilitychange', onLook);
  }, [load]);

  return [resource, load];
}
