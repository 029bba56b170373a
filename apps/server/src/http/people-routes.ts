import { Router } from 'express';
import * as v from 'valibot';
import { Problem } from './problem';
import { accountFields, addressOf, bodyOf } from './request-shape';
import type { Services } from './services';
import { who } from './session-cookie';

const shape = v.object({ ...accountFields, admin: v.optional(v.boolean(), false) });

/** The accounts of this installation. */
export function peopleRoutes({ accounts, audit }: Services): Router {
  const router = Router();

  router.get('/people', async (request, response) => {
    await who(accounts, request);
    response.json(await accounts.people());
  });

  router.post('/people', async (request, response) => {
    const { person } = await who(accounts, request);
    if (!person.admin) throw new Problem('forbidden');
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
