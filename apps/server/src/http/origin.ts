// Other sites must not act in the name of whoever is signed in here.

import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../config';
import { Problem } from './problem';

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

const bodyTypes = ['application/json', 'application/octet-stream'];

/** Lets requests that change something through only from our pages, and only with types that no form of another site can send. */
export function changesFromUs(config: Pick<Config, 'publicOrigin'>) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && !isOurOrigin(request, config)) throw new Problem('foreign-origin');
    if (request.method === 'POST' && !request.is(bodyTypes)) throw new Problem('unsupported-type');
    next();
  };
}
