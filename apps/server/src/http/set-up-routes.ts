import { Router } from 'express';
import * as v from 'valibot';
import { allow } from './access';
import { Problem } from './problem';
import { accountFields, addressOf, bodyOf, sourceOf, token } from './request-shape';
import type { Services } from './services';
import { setSessionCookie } from './session-cookie';

const shape = v.object({ ...accountFields, token });

/** Making the first account of an installation, with the token printed at its start. */
export function setUpRoutes(services: Services): Router {
  const { accounts, audit, config } = services;
  const router = Router();

  // In the body, not in the address: no log may hold it.
  router.post('/setup/check', allow(services, 'anyone'), (request, response) => {
    const fault = accounts.setUpFault(bodyOf(request, v.object({ token })).token);
    if (fault) throw new Problem(fault.code);
    response.status(204).end();
  });

  router.post('/setup', allow(services, 'anyone'), async (request, response) => {
    const { token: given, ...account } = bodyOf(request, shape);
    const result = await accounts.setUp(given, account, sourceOf(request));
    if (!result.ok) throw new Problem(result.code);
    const who = { actor: result.person.id, account: result.person.id, address: addressOf(request) };
    await audit.append({ ...who, action: 'account.set-up', detail: { name: result.person.name } });
    setSessionCookie(response, config, result);
    response.status(201).json(result.person);
  });

  return router;
}
