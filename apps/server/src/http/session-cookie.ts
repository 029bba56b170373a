// The cookie that says who one is: out of reach of scripts, and not sent along with anything that another site begins.

import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';
import type { Accounts, SignedIn, Who } from '../accounts/accounts';
import type { Config } from '../config';
import { Problem } from './problem';
import { cookieOf } from './request-shape';

export type CookieConfig = Pick<Config, 'publicOrigin'>;

/**
 * A cookie for this host alone, out of reach of scripts. Behind https a browser takes the name only with Secure, for this very host
 * and all paths (RFC 6265bis, 4.1.3.2), so that no neighbouring host can put its own cookie there. It takes no such name over http.
 */
export function hostCookie(
  { publicOrigin }: CookieConfig,
  name: string,
): { readonly name: string; readonly options: CookieOptions } {
  const secure = publicOrigin?.startsWith('https:') === true;
  return { name: secure ? `__Host-${name}` : name, options: { httpOnly: true, path: '/', secure } };
}

/**
 * Strict costs nothing here: a link from elsewhere opens our page, which is the same for everyone, and what the page then asks for
 * comes from us and bears the cookie.
 */
function sessionCookie(config: CookieConfig): ReturnType<typeof hostCookie> {
  const { name, options } = hostCookie(config, 'huigao_session');
  return { name, options: { ...options, sameSite: 'strict' } };
}

export function setSessionCookie(response: Response, config: CookieConfig, signedIn: SignedIn): void {
  const { name, options } = sessionCookie(config);
  response.cookie(name, signedIn.token, { ...options, expires: new Date(signedIn.expiresAt) });
}

export function clearSessionCookie(response: Response, config: CookieConfig): void {
  const { name, options } = sessionCookie(config);
  response.clearCookie(name, options);
}

const tokenOf = ({ headers }: IncomingMessage, config: CookieConfig) =>
  cookieOf(headers.cookie, sessionCookie(config).name);

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
