import { Router } from 'express';
import * as v from 'valibot';
import { Problem } from './problem';
import { accountFields, bodyOf, queryOf } from './request-shape';
import type { Services } from './services';
import { setSessionCookie } from './session-cookie';

const shape = v.object({ ...accountFields, token: v.pipe(v.string(), v.maxLength(200)) });

/** Making the first account of an installation, with the token printed at its start. */
export function setUpRoutes({ accounts, config }: Services): Router {
  const router = Router();

  router.get('/setup', (request, response) => {
    const fault = accounts.setUpFault(queryOf(request, 'token'));
    if (fault) throw new Problem(fault.code);
    response.status(204).end();
  });

  router.post('/setup', async (request, response) => {
    const { token, ...account } = bodyOf(request, shape);
    const result = await accounts.setUp(token, account);
    if (!result.ok) throw new Problem(result.code);
    setSessionCookie(response, config, result);
    response.status(201).json(result.person);
  });

  return router;
}
