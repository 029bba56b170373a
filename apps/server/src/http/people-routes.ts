import type { PersonId } from '@huigao/report';
import { type Request, Router } from 'express';
import * as v from 'valibot';
import { allow, callerOf } from './access';
import { Problem } from './problem';
import { accountFields, addressOf, bodyOf, line, mail, office, password } from './request-shape';
import type { Services } from './services';

/** Groups 用户组 that a report can be shared with. */
const groups = v.pipe(
  v.array(line),
  v.maxLength(50),
  v.transform((names) => [...new Set(names)]),
);

const newAccount = v.object({
  ...accountFields,
  // Without one the person chooses it, by the link that comes back.
  password: v.optional(password),
  admin: v.optional(v.boolean(), false),
  groups: v.optional(groups, []),
});

const edited = v.object({ displayName: line, office, mail, admin: v.boolean(), groups: v.optional(groups) });

/** The accounts of this installation: for all to see who there is, for administrators to change. */
export function peopleRoutes(services: Services): Router {
  const { accounts, administration, audit, passwordLinks } = services;
  const router = Router();
  const administrator = allow(services, 'administrator');

  /** Who acts, as the audit log names them. */
  const actorOf = (request: Request) => ({
    actor: callerOf(request).person.id,
    address: addressOf(request),
  });

  router.get('/people', allow(services, 'signed-in'), async (_request, response) => {
    response.json(await accounts.people());
  });

  router.get('/people/accounts', administrator, async (_request, response) => {
    response.json(await administration.accounts());
  });

  router.post('/people', administrator, async (request, response) => {
    const by = actorOf(request);
    const { password: chosen = null, ...account } = bodyOf(request, newAccount);
    const result = await accounts.add({ ...account, password: chosen });
    if (!result.ok) throw new Problem(result.code, { detail: account.name });
    const { id, name, admin } = result.person;
    await audit.append({ ...by, action: 'account.added', account: id, detail: { name, admin } });
    const link = chosen === null ? await passwordLinks.make(id, by) : null;
    response.status(201).json({ ...result.person, link });
  });

  router.post('/people/:id', administrator, async (request, response) => {
    const { groups: wanted, ...change } = bodyOf(request, edited);
    const edit = wanted ? { ...change, groups: wanted } : change;
    const result = await administration.edit(personId(request), edit, actorOf(request));
    if (!result.ok) throw new Problem(result.code);
    response.json({});
  });

  router.post('/people/:id/disable', administrator, async (request, response) => {
    const result = await administration.disable(personId(request), actorOf(request));
    if (!result.ok) throw new Problem(result.code);
    response.json({});
  });

  router.post('/people/:id/enable', administrator, async (request, response) => {
    const result = await administration.enable(personId(request), actorOf(request));
    if (!result.ok) throw new Problem(result.code);
    response.json({});
  });

  router.post('/people/:id/link', administrator, async (request, response) => {
    const result = await administration.makeLink(personId(request), actorOf(request));
    if (!result.ok) throw new Problem(result.code);
    response.status(201).json({ token: result.token, expiresAt: result.expiresAt });
  });

  return router;
}

const personId = ({ params }: Request) => params.id as PersonId;
