import type { PersonId } from '@huigao/report';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { keepPerson, readKeptPerson } from '../offline/kept-person';
import { type Problem, request } from './http';
import { forgetAnswers } from './resource-cache';

/** An account as others see it. */
export interface Person {
  readonly id: PersonId;
  /** What one signs in with. */
  readonly name: string;
  /** 姓名, as it shows everywhere. */
  readonly displayName: string;
  /** 科室 */
  readonly office: string;
  readonly admin: boolean;
  /** Groups 用户组 that the person is in. */
  readonly groups: readonly string[];
}

/**
 * `signed-out`: nobody is; `code` is the problem that says why.
 * `offline`: the server is not reached, and who it is comes from this browser's memory.
 * `unreached`: not reached, and nobody is remembered.
 */
export type Session =
  | { readonly state: 'loading' }
  | { readonly state: 'signed-out'; readonly code: string }
  | { readonly state: 'unreached'; readonly problem: Problem }
  | { readonly state: 'signed-in' | 'offline'; readonly person: Person };

export interface SessionActions {
  /** Asks the server anew who is signed in. */
  readonly refresh: () => Promise<void>;
  readonly signedIn: (person: Person) => void;
  readonly signOut: () => Promise<void>;
  /** The server said that nobody is signed in; `code` is its problem. */
  readonly expired: (code: string) => void;
}

interface SessionValue {
  readonly session: Session;
  readonly actions: SessionActions;
}

const SessionContext = createContext<SessionValue | null>(null);

function useSessionValue(): SessionValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession outside SessionProvider');
  return value;
}

export const useSession = (): Session => useSessionValue().session;
export const useSessionActions = (): SessionActions => useSessionValue().actions;

/** The person who is signed in; only inside a view that is shown to signed-in people. */
export function usePerson(): Person {
  const session = useSession();
  if (!('person' in session)) throw new Error('usePerson while nobody is signed in');
  return session.person;
}

async function readSession(): Promise<Session> {
  const answer = await request<{ person: Person }>('GET', '/session');
  if (answer.ok) {
    keepPerson(answer.value.person);
    return { state: 'signed-in', person: answer.value.person };
  }
  if (answer.problem.status === 401) {
    keepPerson(null);
    forgetAnswers();
    return { state: 'signed-out', code: answer.problem.code };
  }
  const person = readKeptPerson();
  return person ? { state: 'offline', person } : { state: 'unreached', problem: answer.problem };
}

/** What an account left on this machine and the server has: nobody after it has any business with it. */
async function forgetCopies(person: PersonId): Promise<void> {
  const { forgetSettled } = await import('../offline/kept-copies');
  await forgetSettled(person).catch((error: unknown) =>
    console.warn('Local copies were not removed.', error),
  );
}

/** Keeps the objects that say the same: views hold on to the person. */
function settled(now: Session, next: Session): Session {
  if (!('person' in now && 'person' in next)) return next;
  if (JSON.stringify(now.person) !== JSON.stringify(next.person)) return next;
  return now.state === next.state ? now : { ...next, person: now.person };
}

/** How often an unreached server is tried again. */
const retryMs = 10_000;

/** Knows who is signed in; asks again when the network comes back. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<Session>({ state: 'loading' });

  const refresh = useCallback(async () => {
    const next = await readSession();
    setSession((now) => settled(now, next));
  }, []);
  const actions = useMemo<SessionActions>(() => {
    const leave = (code: string) => {
      keepPerson(null);
      forgetAnswers();
      setSession({ state: 'signed-out', code });
    };
    return {
      refresh,
      signedIn: (person) => {
        keepPerson(person);
        setSession({ state: 'signed-in', person });
      },
      signOut: async () => {
        const person = readKeptPerson();
        const answer = await request<{ readonly url: string } | null>('DELETE', '/session');
        leave('signed-out');
        if (person) await forgetCopies(person.id);
        // The organisation's own session ends there, else whoever sits down next is in again with one click.
        if (answer.ok && answer.value) location.assign(answer.value.url);
      },
      expired: leave,
    };
  }, [refresh]);

  useEffect(() => {
    void refresh();
    window.addEventListener('online', refresh);
    return () => window.removeEventListener('online', refresh);
  }, [refresh]);

  const reached = session.state !== 'offline' && session.state !== 'unreached';
  useEffect(() => {
    if (reached) return;
    const timer = setInterval(() => void refresh(), retryMs);
    return () => clearInterval(timer);
  }, [reached, refresh]);

  const value = useMemo(() => ({ session, actions }), [session, actions]);
  return <SessionContext value={value}>{children}</SessionContext>;
}
