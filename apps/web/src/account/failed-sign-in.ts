// Why signing in through the organisation came to nothing. The server says it behind `#` when it leads back to us; it is taken out of
// the address at once, so that a reload or a bookmark does not say it again.

const mark = '#sign-in-failed=';
let code: string | null = null;

/** Takes the word out of the address. Called before anything is shown. */
export function takeFailedSignIn(): void {
  if (!location.hash.startsWith(mark)) return;
  code = location.hash.slice(mark.length);
  history.replaceState(null, '', location.pathname + location.search);
}

/** The problem code of the last attempt, until another begins; null: there was none. */
export const failedSignIn = (): string | null => code;

export function forgetFailedSignIn(): void {
  code = null;
}
