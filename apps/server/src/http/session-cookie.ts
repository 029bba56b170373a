// The cookie that says who one is: out of reach of scripts, and not sent along by other sites' forms.

import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';
import type { Accounts, SignedIn } from '../accounts/accounts';
import type { Config } from '../config';
import { Problem } from './problem';
import { cookieOf } from './request-shape';

const cookieName = 'huigao_session';

type CookieConfig = Pick<Config, 'publicOrigin'>;

const optionsOf = ({ publicOrigin }: CookieConfig): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: publicOrigin?.startsWith('https:') === true,
});

export function setSessionCookie(response: Response, config: CookieConfig, signedIn: SignedIn): void {
  response.cookie(cookieName, signedIn.token, {
    ...optionsOf(config),
    expires: new Date(signedIn.expiresAt),
  });
}

export function clearSessionCookie(response: Response, config: CookieConfig): void {
  response.clearCookie(cookieName, optionsOf(config));
}

/** Who sends a request, by its cookie; null when nobody is signed in. */
export async function maybeWho(accounts: Accounts, request: IncomingMessage) {
  const token = cookieOf(request.headers.cookie, cookieName);
  return token === null ? null : accounts.who(token);
}

/** Who sends a request; a problem when nobody is signed in. */
export async function who(accounts: Accounts, request: IncomingMessage) {
  const found = await maybeWho(accounts, request);
  if (!found) throw new Problem('signed-out');
  return found;
}
