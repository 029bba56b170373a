import { Router } from 'express';
import * as v from 'valibot';
import { allow } from './access';
import { Problem } from './problem';
import { accountFields, addressOf, bodyOf, queryOf } from './request-shape';
import type { Services } from './services';
import { setSessionCookie } from './session-cookie';

const shape = v.object({ ...accountFields, token: v.pipe(v.string(), v.maxLength(200)) });

/** Making the first account of an installation, with the token printed at its start. */
export function setUpRoutes(services: Services): Router {
  const { accounts, audit, config } = services;
  const router = Router();

  router.get('/setup', allow(services, 'anyone'), (request, response) => {
    const fault = accounts.setUpFault(queryOf(request, 'token'));
    if (fault) throw new Problem(fault.code);
    response.status(204).end();
  });

  router.post('/setup', allow(services, 'anyone'), async (request, response) => {
    const { token, ...account } = bodyOf(request, shape);
    const result = await accounts.setUp(token, account);
    if (!result.ok) throw new Problem(result.code);
    const who = { actor: result.person.id, account: result.person.id, address: addressOf(request) };
    await audit.append({ ...who, action: 'account.set-up', detail: { name: result.person.name } });
    setSessionCookie(response, config, result);
    response.status(201).json(result.person);
  });

  return router;
}
