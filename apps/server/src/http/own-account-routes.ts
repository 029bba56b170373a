import { Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf } from './access';
import { Problem } from './problem';
import { bodyOf, mail, office, password, sourceOf } from './request-shape';
import type { Services } from './services';
import { waiting } from './waiting';

const profile = v.object({ office, mail });
const change = v.object({ old: v.pipe(v.string(), v.maxLength(1000)), password });

/** A person's own account: how to be reached, the password, the sessions that are open. */
export function ownAccountRoutes(services: Services): Router {
  const { ownAccount } = services;
  const router = Router();
  const signedIn = allow(services, 'signed-in');

  router.get('/account', signedIn, async (request, response) => {
    response.json(await ownAccount.view(callerOf(request)));
  });

  router.post('/account', signedIn, async (request, response) => {
    const me = callerOf(request);
    await ownAccount.edit(me, bodyOf(request, profile), sourceOf(request));
    response.json({});
  });

  router.post('/account/password', signedIn, async (request, response) => {
    const me = callerOf(request);
    const result = await ownAccount.changePassword(me, bodyOf(request, change), sourceOf(request));
    if (!result.ok) throw result.code === 'wait-before-trying' ? waiting(result) : new Problem(result.code);
    response.json({});
  });

  router.get('/account/sessions', signedIn, async (request, response) => {
    response.json(await ownAccount.openSessions(callerOf(request)));
  });

  router.delete('/account/sessions', signedIn, async (request, response) => {
    await ownAccount.endSessions(callerOf(request), 'others', sourceOf(request));
    response.status(204).end();
  });

  router.delete('/account/sessions/:session', signedIn, async (request, response) => {
    const me = callerOf(request);
    await ownAccount.endSessions(me, { only: request.params.session as string }, sourceOf(request));
    response.status(204).end();
  });

  return router;
}
