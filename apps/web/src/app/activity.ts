// Tells the server that somebody is at work: who reads or scrolls sends nothing, and would be signed out as idle.

import { useEffect } from 'react';
import { request } from './http';

/** At most this often, in ms. */
const everyMs = 60_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** While shown, counts what the person does in this page as a use of the session. */
export function useActivity(): void {
  useEffect(() => {
    let told = Date.now();
    const tell = () => {
      const now = Date.now();
      if (now - told < everyMs) return;
      told = now;
      // Who is signed out meanwhile learns it with the next thing they ask for, not while they read.
      void request('GET', '/session');
    };
    for (const sign of signs) window.addEventListener(sign, tell, { passive: true, capture: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true });
    };
  }, []);
}
