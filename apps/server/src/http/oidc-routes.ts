// Signing in through a provider (single sign-on 单点登录): the way there, and back.

import { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { newToken } from '../accounts/session-token';
import type { VouchedAccounts } from '../accounts/vouched-accounts';
import type { IdentityProvider } from '../oidc/identity-provider';
import type { OidcConfig } from '../oidc/oidc-config';
import { longestMs, PendingSignIns } from '../oidc/pending-sign-ins';
import { profileOf } from '../oidc/profile';
import { allow } from './access';
import { Problem, type ProblemCode } from './problem';
import { addressOf, bodyOf, sourceOf } from './request-shape';
import { returnPath } from './return-path';
import type { Services } from './services';
import { setSessionCookie } from './session-cookie';
import { setSignInCookie, signInCookieOf } from './sign-in-cookie';

/** Where providers send people back to, below our address; operators tell it to them. */
export const callbackPath = '/oidc/callback';

export interface SingleSignOn {
  readonly config: OidcConfig;
  readonly provider: IdentityProvider;
  readonly accounts: VouchedAccounts;
}

const shape = v.object({ returnTo: v.pipe(v.string(), v.maxLength(1000)) });

export function oidcRoutes(services: Services, { config: oidc, provider, accounts }: SingleSignOn): Router {
  const { audit, clock, config } = services;
  const pending = new PendingSignIns();
  const router = Router();

  // By POST, so that no other site can begin it, and the provider's silence is an answer that the page can show.
  router.post('/oidc/start', allow(services, 'anyone'), async (request, response) => {
    const { returnTo } = bodyOf(request, shape);
    const begun = await provider.begin();
    if (!begun.ok) throw new Problem(begun.code);
    // One cookie for all tabs of a browser: somebody may begin in one, and go on in another.
    const browser = signInCookieOf(request, config) ?? newToken();
    const kept = { checks: begun.checks, returnTo: returnPath(returnTo) };
    pending.add(kept, { browser, address: addressOf(request) ?? '' }, clock.now());
    setSignInCookie(response, config, browser, longestMs);
    response.json({ url: begun.url });
  });

  /** Back to our pages, at our address whatever the path says; a problem is told there, in the fragment, which nobody logs. */
  const leadTo = (response: Response, path: string, problem?: ProblemCode) =>
    response.redirect(303, `${config.publicOrigin}${path}${problem ? `#sign-in-failed=${problem}` : ''}`);

  const refused = (request: Request, code: ProblemCode, account: VouchedAccount = null) =>
    audit.refused({
      action: 'session.refused',
      address: addressOf(request),
      account,
      detail: { code, issuer: oidc.issuer },
    });

  router.get(callbackPath, allow(services, 'anyone'), async (request, response) => {
    const { state } = request.query;
    const browser = signInCookieOf(request, config);
    const begun = typeof state === 'string' ? pending.take(state, browser, clock.now()) : null;
    if (!begun) {
      await refused(request, 'oidc-expired');
      return leadTo(response, '/', 'oidc-expired');
    }
    const answer = await provider.finish(queryOf(request), begun.checks);
    if (!answer.ok) {
      await refused(request, answer.code);
      return leadTo(response, begun.returnTo, answer.code);
    }
    const profile = profileOf(answer.claims, oidc);
    const result = await accounts.signIn(answer.identity, profile, oidc, sourceOf(request));
    if (!result.ok) {
      await refused(request, result.code, result.account);
      return leadTo(response, begun.returnTo, result.code);
    }
    // Before the cookie is given: a session without an entry is one that nobody can use.
    const actor = result.person.id;
    await audit.append({
      action: 'session.signed-in',
      actor,
      address: addressOf(request),
      detail: { issuer: oidc.issuer },
    });
    setSessionCookie(response, config, result);
    leadTo(response, begun.returnTo);
  });

  return router;
}

type VouchedAccount = Parameters<Services['audit']['refused']>[0]['account'];

/** The query of a request as it came, with its question mark. */
const queryOf = ({ originalUrl }: Request) => {
  const at = originalUrl.indexOf('?');
  return at < 0 ? '' : originalUrl.slice(at);
};
