import { useCallback, useEffect, useRef } from 'react';

/** Gives a signal that is aborted when the component goes: who closes a dialog calls off what it is doing. */
export function useEndSignal(): () => AbortSignal {
  const ending = useRef<AbortController>(null);
  useEffect(() => () => ending.current?.abort(), []);
  return useCallback(() => {
    ending.current = new AbortController();
    return ending.current.signal;
  }, []);
}
