import { Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf } from './access';
import { Problem } from './problem';
import { addressOf, bodyOf, sourceOf } from './request-shape';
import type { Services } from './services';
import { clearSessionCookie, maybeWho, setSessionCookie } from './session-cookie';
import { waiting } from './waiting';

const shape = v.object({
  name: v.pipe(v.string(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(1000)),
});

/** Signing in and out, and who one is. */
export function sessionRoutes(services: Services): Router {
  const { accounts, audit, config, singleSignOn } = services;
  const router = Router();

  router.get('/session', allow(services, 'signed-in'), (request, response) => {
    const { person } = callerOf(request);
    response.json({ person });
  });

  router.post('/session', allow(services, 'anyone'), async (request, response) => {
    const { name, password } = bodyOf(request, shape);
    const address = addressOf(request);
    const result = await accounts.signIn(name, password, sourceOf(request));
    if (!result.ok) {
      // Not the name as typed: people type their password there. Looked up for all, so that the time tells nothing.
      const account = await accounts.idOf(name);
      await audit.refused({ action: 'session.refused', address, account, detail: { code: result.code } });
    }
    if (!result.ok)
      throw result.code === 'wait-before-trying'
        ? waiting(result)
        : new Problem(result.code, { isRefusal: false });
    // Before the cookie is given: a session without an entry is one that nobody can use.
    await audit.append({ action: 'session.signed-in', actor: result.person.id, address });
    setSessionCookie(response, config, result);
    response.json(result.person);
  });

  router.delete('/session', allow(services, 'anyone'), async (request, response) => {
    const found = await maybeWho(services, request);
    if (found) {
      await audit.append({
        action: 'session.signed-out',
        actor: found.person.id,
        address: addressOf(request),
      });
      await accounts.signOut(found.session);
    }
    clearSessionCookie(response, config);
    // Else whoever sits down next is in again with one click.
    const isVouched = found !== null && (await accounts.isVouched(found.person.id));
    const url = isVouched && singleSignOn ? await singleSignOn.provider.signOutUrl() : null;
    if (url) response.json({ url });
    else response.status(204).end();
  });

  return router;
}
