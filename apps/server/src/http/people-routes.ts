import { Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf } from './access';
import { Problem } from './problem';
import { accountFields, addressOf, bodyOf } from './request-shape';
import type { Services } from './services';

const shape = v.object({ ...accountFields, admin: v.optional(v.boolean(), false) });

/** The accounts of this installation. */
export function peopleRoutes(services: Services): Router {
  const { accounts, audit } = services;
  const router = Router();

  router.get('/people', allow(services, 'signed-in'), async (_request, response) => {
    response.json(await accounts.people());
  });

  router.post('/people', allow(services, 'administrator'), async (request, response) => {
    const { person } = callerOf(request);
    const account = bodyOf(request, shape);
    const result = await accounts.add(account);
    if (!result.ok) throw new Problem(result.code, { detail: account.name });
    await audit.append({
      action: 'account.added',
      actor: person.id,
      address: addressOf(request),
      account: result.person.id,
      detail: { name: result.person.name, admin: result.person.admin },
    });
    response.status(201).json(result.person);
  });

  return router;
}
