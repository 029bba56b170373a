// The cookie that says who one is: out of reach of scripts, and not sent along with anything that another site begins.

import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';
import type { Accounts, SignedIn, Who } from '../accounts/accounts';
import type { Config } from '../config';
import { Problem } from './problem';
import { cookieOf } from './request-shape';

type CookieConfig = Pick<Config, 'publicOrigin'>;

const isHttps = ({ publicOrigin }: CookieConfig) => publicOrigin?.startsWith('https:') === true;

/**
 * Behind https a browser takes the name only with Secure, for this very host and all paths (RFC 6265bis, 4.1.3.2), so that no
 * neighbouring host can put its own cookie there. It takes no such name over http.
 */
const cookieName = (config: CookieConfig) => (isHttps(config) ? '__Host-huigao_session' : 'huigao_session');

/**
 * Strict costs nothing here: a link from elsewhere opens our page, which is the same for everyone, and what the page then asks for
 * comes from us and bears the cookie.
 */
const optionsOf = (config: CookieConfig): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  path: '/',
  secure: isHttps(config),
});

export function setSessionCookie(response: Response, config: CookieConfig, signedIn: SignedIn): void {
  response.cookie(cookieName(config), signedIn.token, {
    ...optionsOf(config),
    expires: new Date(signedIn.expiresAt),
  });
}

export function clearSessionCookie(response: Response, config: CookieConfig): void {
  response.clearCookie(cookieName(config), optionsOf(config));
}

const tokenOf = ({ headers }: IncomingMessage, config: CookieConfig) =>
  cookieOf(headers.cookie, cookieName(config));

/** Whether a request bears a session cookie, of whatever worth. */
export const hasSessionCookie = (request: IncomingMessage, config: CookieConfig): boolean =>
  tokenOf(request, config) !== null;

interface Known {
  readonly accounts: Accounts;
  readonly config: CookieConfig;
}

/** Who sends a request, by its cookie, or why nobody does. */
async function lookUp({ accounts, config }: Known, request: IncomingMessage): Promise<Who> {
  const token = tokenOf(request, config);
  return token === null ? { ok: false, code: 'signed-out' } : accounts.who(token);
}

/** Who sends a request; null when nobody is signed in. Does not count as a use of the session: a socket opens by itself. */
export async function maybeWho(known: Known, request: IncomingMessage) {
  const found = await lookUp(known, request);
  return found.ok ? found : null;
}

/** Who sends a request, which is a use of the session; a problem that says why when nobody is signed in. */
export async function who(known: Known, request: IncomingMessage) {
  const found = await lookUp(known, request);
  if (!found.ok) throw new Problem(found.code);
  known.accounts.used(found.session);
  return found;
}
