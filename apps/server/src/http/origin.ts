// Other sites must not act in the name of whoever is signed in here. The cookie is SameSite=Strict, so that they cannot in a browser of
// today; this is for the others, and for pages of our own site on another port or sub-domain, which SameSite lets through.

import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../config';
import { Problem } from './problem';
import { hasSessionCookie } from './session-cookie';

/**
 * Whether a request comes from a page of ours, or from no page at all (a script sends no `Origin`). Without a configured public
 * address ours is the host the request names; the scheme cannot be known behind a proxy.
 */
export function isOurOrigin(
  { headers }: IncomingMessage,
  { publicOrigin }: Pick<Config, 'publicOrigin'>,
): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  if (publicOrigin !== null) return origin === publicOrigin;
  try {
    return new URL(origin).host === headers.host;
  } catch {
    return false;
  }
}

/**
 * Whether a request may change something. A browser says where it comes from, by `Origin` or `Sec-Fetch-Site` (Fetch Metadata
 * Request Headers); one with our cookie that says neither is refused, unless it carries `Authorization`, which a page of another
 * site cannot add, or the development sign-in is on, which is for scripts.
 */
function mayChange(request: Request, config: Pick<Config, 'publicOrigin' | 'devLogin'>): boolean {
  const { origin, authorization, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return isOurOrigin(request, config);
  const isTold = site !== undefined || authorization !== undefined;
  return isTold || config.devLogin || !hasSessionCookie(request, config);
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];
const bodyTypes = ['application/json', 'application/octet-stream'];

/** Lets requests that change something through only from our pages, and only with types that no form of another site can send. */
export function changesFromUs(config: Pick<Config, 'publicOrigin' | 'devLogin'>) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (safeMethods.includes(request.method)) {
      next();
      return;
    }
    if (!mayChange(request, config)) throw new Problem('foreign-origin');
    // Without a body `is` is null. Only DELETE has none.
    const type = request.is(bodyTypes);
    if (type === false || (type === null && request.method !== 'DELETE'))
      throw new Problem('unsupported-type');
    next();
  };
}
