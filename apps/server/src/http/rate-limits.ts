// How much one address and one account may ask for. Whole offices share one address, so the limit by address is wide, and what is
// tight counts failures, or accounts. The pause after wrong passwords (accounts/lock-out.ts) is apart from this.

import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, MemoryStore, type Options, rateLimit } from 'express-rate-limit';
import { Problem } from './problem';

/** Limits of one server, each in requests for one key in one window. */
export interface RateLimits {
  /** All requests to the API from one address, in a minute. */
  readonly byAddress: number;
  /** Failed requests to what needs no sign-in, from one address in a quarter of an hour: guesses of passwords and links. */
  readonly failedByAddress: number;
  /** All requests to the API of one account, in a minute. */
  readonly byAccount: number;
  /** Imports and exports of one account, in a minute: they cost the server most. */
  readonly filesByAccount: number;
  /** Sockets that one account opens, in a minute. */
  readonly socketsByAccount: number;
}

/** @param perMinute - requests of one account in a minute; the address of an office may send five times as many */
export const limitsOf = (perMinute: number): RateLimits => ({
  byAddress: 5 * perMinute,
  failedByAddress: 200,
  byAccount: perMinute,
  filesByAccount: 60,
  socketsByAccount: 300,
});

const minuteMs = 60_000;

function refuse(request: Request): never {
  const { resetTime } = (request as Request & { readonly rateLimit: { readonly resetTime?: Date } })
    .rateLimit;
  const waitMs = (resetTime?.getTime() ?? Date.now()) - Date.now();
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  throw new Problem('too-many-requests', {
    parameters: { seconds },
    headers: { 'retry-after': `${seconds}` },
  });
}

/** Rejects with a problem when one request is one too many. */
export type Limiter = (request: Request, response: Response) => Promise<void>;

function limiter(options: Pick<Options, 'limit' | 'keyGenerator'> & Partial<Options>): Limiter {
  const handle: RequestHandler = rateLimit({
    windowMs: minuteMs,
    standardHeaders: false,
    legacyHeaders: false,
    // They warn of proxies that are trusted wrongly; whom we trust is set explicitly (client-address.ts).
    validate: false,
    handler: (request) => refuse(request),
    ...options,
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      handle(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
    });
}

/** The limiters of one server. Their counts live in its memory and end with it. */
export interface Limiters extends Readonly<Record<Exclude<keyof RateLimits, 'socketsByAccount'>, Limiter>> {
  /** Whether an account may open one more socket now. */
  admitsSocket(account: string): Promise<boolean>;
}

/** @param accountOf - gives the id of the account that sends a request */
export function limitersOf(limits: RateLimits, accountOf: (request: Request) => string): Limiters {
  // An IPv6 network counts as one address: whoever has one address of it has all.
  const addressOf = ({ ip }: Request) => ipKeyGenerator(ip ?? '');
  const sockets = new MemoryStore();
  sockets.init({ windowMs: minuteMs } as Options);
  return {
    byAddress: limiter({ limit: limits.byAddress, keyGenerator: addressOf }),
    failedByAddress: limiter({
      windowMs: 15 * minuteMs,
      limit: limits.failedByAddress,
      keyGenerator: addressOf,
      skipSuccessfulRequests: true,
    }),
    byAccount: limiter({ limit: limits.byAccount, keyGenerator: accountOf }),
    filesByAccount: limiter({ limit: limits.filesByAccount, keyGenerator: accountOf }),
    admitsSocket: async (account) => (await sockets.increment(account)).totalHits <= limits.socketsByAccount,
  };
}
