import type { PersonId, SectionId } from '@huigao/report';
import type { ReportRoom } from '@huigao/sync/room';
import { type Request, Router } from 'express';
import * as v from 'valibot';
import {
  type InvitationState,
  invitationRoles,
  longestDays,
  type WantedInvitation,
} from '../sharing/invitations';
import type { UsedInvitation } from '../storage/sharing-store';
import { allow, callerOf, reportOf } from './access';
import { answered } from './command-answer';
import { Problem } from './problem';
import { addressOf, bodyOf } from './request-shape';
import type { Services } from './services';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

const wanted = v.strictObject({
  role: v.picklist(invitationRoles),
  sections: v.optional(v.pipe(v.array(id), v.maxLength(200)), []),
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestDays)),
  uses: v.picklist(['one', 'many']),
});

const redeemed = v.strictObject({ token: v.pipe(v.string(), v.maxLength(200)) });

const actorOf = (request: Request) => ({
  person: callerOf(request).person,
  address: addressOf(request),
});

/** Invitation links: owners make, list and revoke them; whoever is signed in comes in by one. */
export function invitationRoutes(services: Services): Router {
  const { accounts, invitations } = services;
  const router = Router();

  /** A link as owners see it: with names, and without the hash of its token. */
  async function shown(
    { id, role, sections, maxUses, madeBy, madeAt, expiresAt, uses }: UsedInvitation,
    state: InvitationState,
    { record }: ReportRoom,
  ) {
    const nameOf = async (person: PersonId) =>
      record.people.get(person)?.name ?? (await accounts.person(person))?.displayName ?? '';
    const usedBy = uses.map(async ({ person, at }) => ({ name: await nameOf(person), at }));
    return {
      id,
      role,
      sections,
      uses: maxUses === 1 ? 'one' : 'many',
      madeBy: await nameOf(madeBy),
      madeAt,
      expiresAt,
      state,
      usedBy: await Promise.all(usedBy),
    };
  }

  router.get('/reports/:id/invitations', allow(services, 'report-owner'), async (request, response) => {
    const room = reportOf(request);
    const links = await invitations.list(room);
    response.json(await Promise.all(links.map((one) => shown(one, one.state, room))));
  });

  router.post('/reports/:id/invitations', allow(services, 'report-owner'), async (request, response) => {
    const room = reportOf(request);
    const { sections, ...rest } = bodyOf(request, wanted);
    const link: WantedInvitation = { ...rest, sections: sections as readonly string[] as SectionId[] };
    const made = await invitations.make(room, link, actorOf(request));
    if (!made) throw new Problem('too-many-invitations');
    const { token, invitation } = made;
    response.status(201).json({ ...(await shown(invitation, 'open', room)), token });
  });

  router.delete(
    '/reports/:id/invitations/:invitation',
    allow(services, 'report-owner'),
    async (request, response) => {
      const { invitation } = request.params;
      const revoked = await invitations.revoke(reportOf(request), String(invitation), actorOf(request));
      if (!revoked) throw new Problem('not-found');
      response.status(204).end();
    },
  );

  router.post('/invitations/redeem', allow(services, 'signed-in'), async (request, response) => {
    const { token } = bodyOf(request, redeemed);
    const report = await answered(invitations.redeem(token, actorOf(request)));
    if (report === null) throw new Problem('bad-invitation', { isRefusal: true });
    response.json({ report });
  });

  return router;
}
