import { useEffect, useState } from 'react';
import { request } from '../app/http';

/** How one can sign in to this installation. */
export interface SignInWays {
  /** With a password: everyone, administrators alone, or nobody. */
  readonly local: 'on' | 'admins' | 'off';
  /** Through the organisation; `label` is what its button says, null for a text of ours. Null: there is none. */
  readonly provider: { readonly label: string | null } | null;
  /** Whether there is an account at all; `awaited`: the first is made with the link that the server prints. */
  readonly setUp: 'awaited' | 'done';
}

/** What is offered when the server does not say: it refuses what it does not take. */
const passwordOnly: SignInWays = { local: 'on', provider: null, setUp: 'done' };

/** Asks the server how one can sign in; null until it has answered. */
export function useSignInWays(): SignInWays | null {
  const [ways, setWays] = useState<SignInWays | null>(null);
  useEffect(() => {
    let isWanted = true;
    void request<SignInWays>('GET', '/sign-in-ways').then((answer) => {
      if (isWanted) setWays(answer.ok ? answer.value : passwordOnly);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return ways;
}
