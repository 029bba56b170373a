import { Router } from 'express';
import * as v from 'valibot';
import { Problem } from './problem';
import { bodyOf } from './request-shape';
import type { Services } from './services';
import { clearSessionCookie, maybeWho, setSessionCookie, who } from './session-cookie';

const shape = v.object({
  name: v.pipe(v.string(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(1000)),
});

/** Signing in and out, and who one is. */
export function sessionRoutes({ accounts, config, signedOut }: Services): Router {
  const router = Router();

  router.get('/session', async (request, response) => {
    const { person } = await who(accounts, request);
    response.json({ person });
  });

  router.post('/session', async (request, response) => {
    const { name, password } = bodyOf(request, shape);
    const result = await accounts.signIn(name, password, request.ip ?? '');
    if (!result.ok && result.code === 'wait-before-trying') {
      const seconds = Math.ceil(result.waitMs / 1000);
      throw new Problem(result.code, { parameters: { seconds }, headers: { 'retry-after': `${seconds}` } });
    }
    if (!result.ok) throw new Problem(result.code);
    setSessionCookie(response, config, result);
    response.json(result.person);
  });

  router.delete('/session', async (request, response) => {
    const found = await maybeWho(accounts, request);
    if (found) {
      await accounts.signOut(found.session);
      signedOut(found.session.tokenHash);
    }
    clearSessionCookie(response, config);
    response.status(204).end();
  });

  return router;
}
