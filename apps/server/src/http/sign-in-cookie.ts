// The cookie of a browser that is signing in through a provider: it binds the answer to the browser that asked.

import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import { cookieOf } from './request-shape';
import { type CookieConfig, hostCookie } from './session-cookie';

const nameOf = (config: CookieConfig) => hostCookie(config, 'huigao_sign_in');

/** Lax: the provider's page leads back here, and a Strict one would stay behind. It is worth nothing without the state. */
export function setSignInCookie(
  response: Response,
  config: CookieConfig,
  secret: string,
  maxAgeMs: number,
): void {
  const { name, options } = nameOf(config);
  response.cookie(name, secret, { ...options, sameSite: 'lax', maxAge: maxAgeMs });
}

/** The secret of the browser that sends a request; null when there is none, or none of ours. */
export function signInCookieOf(request: IncomingMessage, config: CookieConfig): string | null {
  const secret = cookieOf(request.headers.cookie, nameOf(config).name);
  return secret !== null && /^[\w-]{43}$/.test(secret) ? secret : null;
}
