import { Router } from 'express';
import * as v from 'valibot';
import { allow } from './access';
import { Problem } from './problem';
import { addressOf, bodyOf, password, token } from './request-shape';
import type { Services } from './services';

/** Choosing a password by a link. Its token comes in the body, not in the address: no log may hold it. */
export function passwordLinkRoutes(services: Services): Router {
  const { passwordLinks } = services;
  const router = Router();

  router.post('/password-link/check', allow(services, 'anyone'), async (request, response) => {
    const owner = await passwordLinks.owner(bodyOf(request, v.object({ token })).token);
    if (!owner) throw new Problem('bad-password-link');
    response.json(owner);
  });

  router.post('/password-link', allow(services, 'anyone'), async (request, response) => {
    const given = bodyOf(request, v.object({ token, password }));
    const result = await passwordLinks.choose(given.token, given.password, { address: addressOf(request) });
    if (!result.ok) throw new Problem(result.code);
    response.json({ name: result.name });
  });

  return router;
}
