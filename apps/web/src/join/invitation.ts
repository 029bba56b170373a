// The token of an invitation link on its way through sign-in. It arrives behind `#`, is taken out of the address at once, so that it
// does not stay in the history, and waits in this tab only.

const key = 'huigao.invitation';

/** Takes the token out of the address of an invitation link. Called before anything is shown. */
export function takeInvitation(): void {
  if (location.pathname !== '/join' || location.hash.length < 2) return;
  sessionStorage.setItem(key, location.hash.slice(1));
  history.replaceState(null, '', '/join');
}

/** The token that waits, or null. */
export const waitingInvitation = (): string | null => sessionStorage.getItem(key);

export const forgetInvitation = (): void => sessionStorage.removeItem(key);
